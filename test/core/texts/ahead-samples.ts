import type { EventMap } from '../../../src/core/events.ts';
import { shapeOf } from '../../../src/core/standing-approval/shape.ts';
import { ada, checkout, dba, manual, planOf, step } from '../sample.ts';

const because = {
  rule: 'dba may approveAhead',
  person: dba,
  role: 'dba',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const signed = {
  type: 'PlanApprovedAhead',
  target: checkout,
  person: dba,
  shape: shapeOf(planOf({ steps: [step('back'), manual('look', 'none')] })),
  until: '2026-03-31T10:30:00.000Z',
  because,
} as const;

type Samples = {
  readonly [T in 'PlanApprovedAhead' | 'AheadRevoked']: readonly EventMap[T][];
};

/** The events of a target that are about what was approved ahead. */
export const aheadSamples: Samples = {
  PlanApprovedAhead: [
    { ...signed, roles: ['dba'], texts: { reason: 'rehearsed on staging' } },
    { ...signed, roles: [] },
  ],
  AheadRevoked: [
    {
      type: 'AheadRevoked',
      target: checkout,
      people: [dba],
      by: ada,
      because,
      texts: { reason: 'the schema is about to change' },
    },
  ],
};
