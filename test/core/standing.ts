import type { Facts } from '../../src/core/facts.ts';
import type { PersonId, PlanId } from '../../src/core/ids.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { ahead, standing } from './ahead.ts';
import type { Move } from './given.ts';
import { declared, planned } from './orders.ts';
import { later } from './pages.ts';
import { ada, bo, checkout, dba, planOf, rb } from './sample.ts';
import type { Act } from './scene.ts';

/** Somebody beside the one who signed the order approved such a plan ahead. */
export const approvedBy = (person: PersonId, document: FrozenPlan): Partial<Facts> => ({
  ...standing([ahead(document, { person, roles: ['approver'] })]),
  roleHolders: { approver: [person] },
});

/** The terms of a service whose lead has signed a standing order with two minutes of countdown. */
export const signedRules = {
  ...usualRules,
  standingOrder: { by: dba, service: 'checkout', countdownMs: 120_000 },
};

/** An incident on such a service, with this plan on the table. */
export const signedFor = (document: FrozenPlan = planOf()): Move => [
  declared({ facts: { rules: signedRules, hasPager: true }, targets: document.targets }),
  planned(document, { facts: approvedBy(bo, document) }),
];

export const standingOrderDue: Act = { report: { kind: 'standingOrderDue' } };
export const standingOrderLate: Act = { report: { kind: 'standingOrderLate' } };
export const standingOrderRefused = (code: string, plan: PlanId = rb(1)): Act => ({
  report: { kind: 'standingOrderRefused', plan, code },
});

/** Two waits after the plan was made: the countdown begins. */
export const announced: Move = [signedFor(), later(10), standingOrderDue];

/** Somebody holds automation back on the target, until noon. */
export const automationOff = (until = '2026-03-01T12:00:00.000Z'): Pick<Facts, 'automation'> => ({
  automation: [
    {
      target: checkout,
      said: {
        set: {
          type: 'AutomationSet',
          target: checkout,
          mode: 'off',
          by: ada,
          until,
          because: {
            rule: 'roster may auto',
            person: ada,
            role: 'roster',
            configuration: 'rules-1',
            arrival: 'http:laptop',
            program: 'sternway test',
          },
        },
        asked: undefined,
      },
    },
  ],
});

/** Go, as what this person signed ahead. */
export const asSigned = (
  plan: PlanId = rb(1),
  person: PersonId = dba,
  facts: Partial<Facts> = {},
) => ({
  order: { kind: 'go', plan } as const,
  actor: { kind: 'person', person, under: 'standing-order' } as const,
  facts: { ...approvedBy(bo, planOf()), ...facts },
});
