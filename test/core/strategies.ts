import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import type { Move } from './given.ts';
import { type By, confirm, go, order, switchTo } from './orders.ts';
import { claimed, finished } from './reports.ts';
import { planOf, rb, step } from './sample.ts';
import type { Act } from './scene.ts';

type Strategy = FrozenPlan['strategy'];

/** A plan of another strategy: the release stays. */
export const courseOf = (strategy: Strategy, more: Partial<FrozenPlan> = {}): FrozenPlan =>
  planOf({ strategy, to: { version: '2' }, steps: [step('away')], ...more });

/** Stops the exposure, and has a way back. */
export const containing = courseOf('contain', {
  compensate: [{ for: 'away', step: step('away-undo') }],
});

/** To a strategy by its name: the app would make this plan for it. */
export const toStrategy = (plan: FrozenPlan, confirmed = false) =>
  switchTo(plan.strategy, { facts: { plan }, confirmed });

/** Both taps. */
export const followed = (plan: FrozenPlan): Move => [toStrategy(plan), toStrategy(plan, true)];

/** The plan is followed, and its one step has finished. */
export const carriedOut = (plan: FrozenPlan, id = 'away'): Move => [
  followed(plan),
  claimed(id),
  finished(id),
];

type Containment = By & { readonly plan?: ReturnType<typeof rb> };

export const containment = (how: 'end' | 'keep', { plan, ...by }: Containment = {}): Act =>
  order({ kind: 'containment', how, reason: 'the cure holds', ...(plan ? { plan } : {}) }, by);

/** The plan that takes a containment back is confirmed and carried out. */
export const takenBack = (plan: number): Move => [
  containment('end'),
  go({ plan: rb(plan) }),
  confirm({ plan: rb(plan) }),
];
