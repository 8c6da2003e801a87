import type { Checked } from './checked.ts';

/** Refusals about looking back. */
export type Refusals = {
  /** What one person did is looked for with a reason only. */
  SearchNeedsReason: { readonly said: string };
  /** No anchor is the one of this receipt. */
  ReceiptMisfits: { readonly said: string };
  /** Something in the registry was changed since it was recorded. */
  NotAsRecorded: { readonly checked: Checked };
};
