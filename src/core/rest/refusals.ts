/** Refusals about resting places. */
export type Refusals = {
  /** The run carries out its `rest:` block: going on beside it would undo it half way. */
  RestUnderWay: { readonly plan: string };
  /** The playbook has no way to a resting place. */
  NoRestBlock: { readonly plan: string };
};
