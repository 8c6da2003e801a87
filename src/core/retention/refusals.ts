import type { Instant, PersonId } from '../ids.ts';

/** Refusals about what is kept and what goes. */
export type Refusals = {
  /** A legal hold is an administrator's to put on an incident and to release. */
  HoldIsForAdmins: { readonly admins: readonly PersonId[] };
  /** The record of an incident is an administrator's to take out. */
  ExportIsForAdmins: { readonly admins: readonly PersonId[] };
  /** Nothing of this incident is erased, nor whoever had a part in it. */
  UnderLegalHold: { readonly incident: string; readonly by: PersonId; readonly since: Instant };
};
