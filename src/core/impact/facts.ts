import type { DataImpact, Loss } from './shapes.ts';

/** What is known of data when a plan is decided upon. */
export type ImpactFacts = {
  /** What the plan would lose now, by dataset that it destroys something of. */
  readonly losses: readonly Loss[];
  /** What the releases say of their migrations now; undefined where the order starts no plan. */
  readonly impactNow: DataImpact | undefined;
};
