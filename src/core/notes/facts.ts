import type { PersonId } from '../ids.ts';

/** What notes rest on. */
export type NoteFacts = {
  /** The message that the order is about, as the program that read it says: nobody can type one. */
  readonly message: { readonly id: string; readonly author: PersonId | undefined } | undefined;
};
