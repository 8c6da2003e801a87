import type { Instant } from '../ids.ts';

/** Refusals about gates. */
export type Refusals = {
  /** Support is asked later, or not at all. */
  SupportNotAsked: { readonly due: Instant | undefined };
  /** It needed time already. */
  SupportHadTime: { readonly role: string };
};
