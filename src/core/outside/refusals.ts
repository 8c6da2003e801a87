/** Refusals about changes from outside. */
export type Refusals = {
  UnknownChange: { readonly change: string; readonly known: readonly string[] };
};
