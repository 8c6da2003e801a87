import type { Instant, PersonId } from '../ids.ts';

/** Refusals about what is kept and what goes. */
export type Refusals = {
  /** A legal hold is an administrator's to put on an incident and to release. */
  HoldIsForAdmins: { readonly admins: readonly PersonId[] };
  /** The record of an incident is an administrator's to take out. */
  ExportIsForAdmins: { readonly admins: readonly PersonId[] };
  /** Nothing of this incident is erased, nor whoever had a part in it. */
  UnderLegalHold: { readonly incident: string; readonly by: PersonId; readonly since: Instant };
  /** The event has no text of this name, or no more; null where there is no such event. */
  NoSuchText: {
    readonly event: string;
    readonly name: string;
    readonly names: TextNames | null;
  };
};

/** What the texts of an event are called: those that are there, and those that were erased. */
export type TextNames = { readonly there: readonly string[]; readonly erased: readonly string[] };
