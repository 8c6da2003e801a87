import type { Instant, PersonId } from '../ids.ts';

/** Refusals about who decides, and how that changes. */
export type Refusals = {
  /** No handover is offered to whoever accepts; `to`: whom one is offered to instead. */
  NoHandover: { readonly authority: PersonId; readonly to: PersonId | undefined };
  /** Only the roster takes command. */
  MayNotTakeCommand: { readonly authority: PersonId; readonly roster: readonly PersonId[] };
  /** No decision waits that somebody else could take. */
  NothingToDecide: { readonly authority: PersonId };
  /** The authority was not silent long enough; `until`: their time, as far as it is known. */
  TooEarlyToDecide: { readonly authority: PersonId; readonly until: Instant | undefined };
  /** Two holders of `ops` take command with a reason. */
  ReasonMissing: { readonly order: string };
  /** In a grave incident with people enough one person does not both decide and do. */
  OneRoleEach: { readonly who: PersonId };
};
