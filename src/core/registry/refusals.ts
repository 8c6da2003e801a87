/** Refusals about looking back. */
export type Refusals = {
  /** What one person did is looked for with a reason only. */
  SearchNeedsReason: { readonly said: string };
};
