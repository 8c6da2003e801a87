import type { PlanId } from '../../../src/core/ids.ts';
import { type By, order } from '../orders.ts';
import type { Act } from '../scene.ts';

export const lose = (rows: string, about: By & { readonly plan?: PlanId } = {}): Act => {
  const { plan } = about;
  return order({ kind: 'lose', rows, ...(plan !== undefined && { plan }) }, about);
};

export const assume = (assumption: string, outcome: 'held' | 'broken', by: By = {}): Act =>
  order({ kind: 'assume', assumption, outcome, evidence: 'seen in the log' }, by);
