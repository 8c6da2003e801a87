import type { EventMap } from '../../../src/core/events.ts';
import { IncidentId, Target } from '../../../src/core/ids.ts';
import { ada, bo, rb } from '../sample.ts';

const because = {
  rule: 'the team may drillSkip',
  person: ada,
  role: 'checkout-team',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const service = 'checkout';
const day = '2026-03-02';
const reminded = {
  type: 'DrillReminded',
  service,
  target: Target.parse('checkout@staging'),
  team: 'checkout-team',
  day,
  person: ada,
} as const;
const rehearsed = {
  playbook: { name: 'checkout-rollback', version: '3', digest: 'playbook-3' },
  release: '2',
};

type Types =
  | 'DrillScheduled'
  | 'DrillReminded'
  | 'DrillPostponed'
  | 'DrillSkipped'
  | 'DrillDone'
  | 'DrillLeftUnscored'
  | 'DrillBegan'
  | 'SurpriseSprung'
  | 'DrillOvertaken';
type Samples = { readonly [T in Types]: readonly EventMap[T][] };

/** The events of a service's drills. */
export const drillSamples: Samples = {
  DrillScheduled: [{ type: 'DrillScheduled', service, day, by: ada, because }],
  DrillReminded: [
    { ...reminded, why: 'never', missed: 0 },
    {
      ...reminded,
      why: 'changed',
      due: '2026-02-27',
      playbook: 'checkout-rollback',
      takes: { ms: 720_000, from: 'drills' },
      missed: 3,
    },
    { ...reminded, why: 'named', takes: { ms: 20_000, from: 'plan' }, missed: 0, again: true },
  ],
  DrillPostponed: [
    {
      type: 'DrillPostponed',
      service,
      day,
      by: ada,
      until: '2026-03-02T13:00:00.000Z',
      because,
    },
  ],
  DrillSkipped: [
    { type: 'DrillSkipped', service, day, by: ada, inARow: 1, leads: [], because },
    {
      type: 'DrillSkipped',
      service,
      day,
      by: ada,
      inARow: 2,
      leads: [bo],
      because,
      texts: { reason: 'in a workshop' },
    },
  ],
  SurpriseSprung: [
    { type: 'SurpriseSprung', surprise: 'authority-silent', person: ada },
    {
      type: 'SurpriseSprung',
      surprise: 'check-fails',
      check: 'criterion/shop-answers',
      until: '2026-03-01T10:02:00.000Z',
    },
    { type: 'SurpriseSprung', surprise: 'step-hangs', plan: rb(1), step: 'back' },
    { type: 'SurpriseSprung', surprise: 'second-order' },
    { type: 'SurpriseSprung', surprise: 'second-order', person: bo },
  ],
  DrillOvertaken: [{ type: 'DrillOvertaken' }],
  DrillBegan: [
    { type: 'DrillBegan', service, surprises: [] },
    { type: 'DrillBegan', service, surprises: ['check-fails'] },
  ],
  DrillLeftUnscored: [
    {
      type: 'DrillLeftUnscored',
      service,
      incident: IncidentId.parse('INC-9'),
      person: ada,
      code: 'NoWayBack',
    },
    { type: 'DrillLeftUnscored', service, incident: IncidentId.parse('INC-10'), person: bo },
  ],
  DrillDone: [
    {
      type: 'DrillDone',
      service,
      incident: IncidentId.parse('INC-7'),
      person: ada,
      passed: true,
      rehearsed,
      tookMs: 720_000,
    },
    {
      type: 'DrillDone',
      service,
      incident: IncidentId.parse('INC-8'),
      person: bo,
      passed: false,
      tookMs: 900_000,
      score: {
        decideMs: 60_000,
        executeMs: 120_000,
        failures: ['not-recovered', 'surprise-unanswered'],
        surprises: [{ kind: 'check-fails', answered: false }],
      },
    },
  ],
};
