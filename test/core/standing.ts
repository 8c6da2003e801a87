import type { PersonId, PlanId } from '../../src/core/ids.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import type { Move } from './given.ts';
import { declared, planned } from './orders.ts';
import { later } from './pages.ts';
import { dba, planOf, rb } from './sample.ts';
import type { Act } from './scene.ts';

/** The terms of a service whose lead has signed a standing order with two minutes of countdown. */
export const signedRules = {
  ...usualRules,
  standingOrder: { by: dba, service: 'checkout', countdownMs: 120_000 },
};

/** An incident on such a service, with this plan on the table. */
export const signedFor = (document: FrozenPlan = planOf()): Move => [
  declared({ facts: { rules: signedRules, hasPager: true }, targets: document.targets }),
  planned(document),
];

export const standingOrderDue: Act = { report: { kind: 'standingOrderDue' } };
export const standingOrderLate: Act = { report: { kind: 'standingOrderLate' } };
export const standingOrderRefused = (code: string, plan: PlanId = rb(1)): Act => ({
  report: { kind: 'standingOrderRefused', plan, code },
});

/** Two waits after the plan was made: the countdown begins. */
export const announced: Move = [signedFor(), later(10), standingOrderDue];

/** Go, as what this person signed ahead. */
export const asSigned = (plan: PlanId = rb(1), person: PersonId = dba): Act => ({
  order: { kind: 'go', plan },
  actor: { kind: 'person', person, under: 'standing-order' },
  facts: {},
});
