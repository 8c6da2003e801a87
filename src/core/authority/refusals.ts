import type { PersonId } from '../ids.ts';

/** Refusals about who decides, and how that changes. */
export type Refusals = {
  /** No handover is offered to whoever accepts; `to`: whom one is offered to instead. */
  NoHandover: { readonly authority: PersonId; readonly to: PersonId | undefined };
  /** Only the roster takes command. */
  MayNotTakeCommand: { readonly authority: PersonId; readonly roster: readonly PersonId[] };
  /** In a grave incident with people enough one person does not both decide and do. */
  OneRoleEach: { readonly who: PersonId };
};
