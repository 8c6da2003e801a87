import { z } from 'zod';
import { entriesIn, type Layers } from '../../lib/layers.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** `E7`: an entry of the timeline, by the place of its event in the incident. */
export const EntryName = z
  .string()
  .regex(/^E[1-9]\d{0,8}$/u, 'an entry of the timeline is written E7')
  .brand<'EntryName'>();
export type EntryName = z.infer<typeof EntryName>;

export const entryName = (version: number): EntryName => EntryName.parse(`E${version}`);
export const placeOf = (entry: EntryName): number => Number(entry.slice(1));

export type Note = {
  readonly entry: EntryName;
  /** Who said it; undefined for one whom nobody knows, a program for instance. */
  readonly author: PersonId | undefined;
  /** The moment that it speaks of, and when it was typed. */
  readonly noted: Instant;
  readonly typedAt: Instant;
  /** The message that it follows, where it was one. */
  readonly message: string | undefined;
  readonly status: 'stands' | 'withdrawn';
  /** Whether the authority has said that this is their decision. */
  readonly isDecision: boolean;
};

export type Notes = Layers<EntryName, Note>;

/** The note that follows this message, if one stands. */
export const noteOf = ({ notes }: Pick<Incident, 'notes'>, message: string): Note | undefined =>
  entriesIn(notes).find((note) => note.message === message && note.status === 'stands');
