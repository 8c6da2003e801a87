import type { DataImpact, DatasetSpec } from '../../../src/core/impact/shapes.ts';
import type { FrozenPlan } from '../../../src/core/plan/plan.ts';
import { step } from '../sample.ts';

export const dataset = (name: string, more: Partial<DatasetSpec> = {}): DatasetSpec => ({
  name,
  class: 'compensate',
  owner: 'dba',
  rpo: {},
  constraints: [],
  ...more,
});

export const impact = (
  verdict: DataImpact['verdict'],
  more: Partial<DataImpact> = {},
): DataImpact => ({ verdict, migrations: [], unknownData: 'one_person', ...more });

/** A release that took something away from the older one. */
export const dropped = impact('destructive', {
  migrations: [{ release: '2', name: '0042_drop_discount', class: 'destructive' }],
});

/** What a step does to the orders. */
export const orders = (how: 'insert' | 'update' | 'delete' | 'truncate' | 'restore') => ({
  writes: [{ dataset: 'orders', how }],
});

/** Of a plan that writes a backup over the orders. */
export const wiping = (more: Partial<DatasetSpec> = {}): Partial<FrozenPlan> => ({
  datasets: [dataset('orders', more)],
  steps: [step('back', orders('restore'))],
});
