import type { Shop } from '../../shop/shop.ts';
import type { PersonClient } from '../../slack/people/client/person.ts';
import type { WorkspaceClient } from '../../slack/people/client.ts';

/** Somebody of the cast: the name that the configuration knows, and what that person can do in the workspace. */
export type Actor = PersonClient & { readonly name: string };

/** What is waited for at most, where nothing but Sternway has to do something; a busy machine takes its time. */
export const patienceMs = 60_000;

/** Who plays, what is told of it, and what was not as it has to be. */
export type Stage = {
  readonly tell: (line: string) => void;
  readonly problems: string[];
  readonly shop: Pick<Shop, 'stats'>;
  readonly first: Actor;
  readonly second: Actor;
  readonly support: Actor;
};

/** The incident as the workspace shows it: its name, its channel, and the message under which its thread hangs. */
export type Place = {
  readonly incident: string;
  readonly channel: string;
  readonly status: string;
};

export function openStage(
  slack: WorkspaceClient,
  { shop, tell }: Pick<Stage, 'shop' | 'tell'>,
): Stage {
  const actor = (user: string, name: string): Actor => ({ ...slack.as(user), name });
  return {
    tell,
    problems: [],
    shop,
    first: actor('U0FIRST', 'first-oncall'),
    second: actor('U0SECOND', 'second-oncall'),
    support: actor('U0SUPPORT', 'support-lead'),
  };
}

/** What somebody reads, below what somebody did. */
export const indented = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `    ${line}`)
    .join('\n');
