import type { PersonId } from '../ids.ts';

/** Refusals about entries of the timeline. */
export type Refusals = {
  /** `last`: the newest entry that there is. */
  UnknownEntry: { readonly entry: string; readonly last: string };
  /** Only its author, the authority, the commander and the scribe correct an entry. */
  NotYourEntry: { readonly entry: string; readonly may: readonly PersonId[] };
  /** A decision is confirmed on a note that stands, within ten minutes. */
  NoSpokenDecision: {
    readonly entry: string;
    readonly why: 'no-note' | 'withdrawn' | 'too-late';
  };
};
