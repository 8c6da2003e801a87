import type { Instant, PersonId } from '../ids.ts';

/** What the installation calls its commands, without the slash. */
export type Commands = {
  readonly incident: string;
  readonly rollback: string;
  readonly release: string;
  readonly drill: string;
  readonly registry: string;
};

/** What they are called where the configuration says nothing. */
export const usualCommands: Commands = {
  incident: 'incident',
  rollback: 'rollback',
  release: 'release',
  drill: 'drill',
  registry: 'registry',
};

/** To whom and when something is said: names of people, the configured names of the commands, and the present moment. */
export type Voice = {
  readonly name: (person: PersonId) => string;
  readonly commands: Commands;
  readonly now: Instant;
  /** The phone number of a person, where the configuration has one. */
  readonly phone?: (person: PersonId) => string | undefined;
  /** How a moment is said to this reader; in UTC where nothing is given. */
  readonly moment?: SayMoment;
};

/**
 * A moment of an incident in words: `03:01 UTC`, `03:01:12 UTC` where seconds count, with its day where that is not the
 * one of `now`, and always where there is no `now`.
 */
export type SayMoment = (
  at: Instant,
  how: { readonly now: Instant | undefined; readonly seconds: boolean },
) => string;

/** A "no" in words: what happened and why, what still works, and who can lift it how. */
export type Said = { readonly reason: string; readonly lift: string };

/** A command to type, between backticks so that no period sticks to it: `/rollback go RB-17`. */
const command = (family: string, words: string): string => `\`/${family} ${words}\``;

export const incident = ({ commands }: Voice, words: string): string =>
  command(commands.incident, words);
export const rollback = ({ commands }: Voice, words: string): string =>
  command(commands.rollback, words);
export const release = ({ commands }: Voice, words: string): string =>
  command(commands.release, words);
export const drill = ({ commands }: Voice, words: string): string => command(commands.drill, words);
export const registry = ({ commands }: Voice, words: string): string =>
  command(commands.registry, words);
