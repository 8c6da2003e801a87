import { Target } from '../../src/core/ids.ts';
import type { AnyRefusalMap } from '../../src/core/refusals.ts';
import { bo } from '../core/sample.ts';

const service = 'checkout';
const day = { service, day: '2026-03-01', nearest: '2026-03-02' } as const;

type Codes =
  | 'NoDrills'
  | 'DrillDayUnfit'
  | 'NoDrillDue'
  | 'NotLaterToday'
  | 'NotYourDrill'
  | 'DrillOnProduction'
  | 'DrillNowhere'
  | 'DrillWithoutWay'
  | 'NotADrill'
  | 'SilentInDrill';

const target = Target.parse('checkout@prod');
const staging = Target.parse('checkout@staging');

/** Facts for the refusals about drills. */
export const drillFacts: { readonly [C in Codes]: readonly AnyRefusalMap[C][] } = {
  NoDrills: [
    { service, services: [] },
    { service, services: ['pricing', 'search'] },
  ],
  DrillDayUnfit: [
    { ...day, why: 'past' },
    { ...day, why: 'holiday' },
    { ...day, why: 'late' },
  ],
  NoDrillDue: [{ service, since: '2026-03-02' }],
  NotLaterToday: [{ service, until: '17:00', zone: 'Europe/Berlin' }],
  NotYourDrill: [{ service, person: bo }],
  DrillOnProduction: [
    { target, opensAt: undefined, harmless: [] },
    { target, opensAt: '2026-03-03T10:00:00.000Z', harmless: [staging] },
  ],
  DrillNowhere: [{ service, target: 'checkout@moon', targets: [target, staging] }],
  DrillWithoutWay: [
    { service, target: staging, no: { code: 'NoWayBack', facts: { target: staging, known: [] } } },
    {
      service,
      target: staging,
      no: { code: 'NoWayBack', facts: { target: staging, known: ['1', '2'] } },
    },
    {
      service,
      target: staging,
      no: {
        code: 'ReleaseFrozen',
        facts: {
          target: staging,
          asked: '2',
          frozen: '2',
          incident: 'INC-2',
          why: 'same',
          fix: undefined,
        },
      },
    },
    { service, target: staging, no: { code: 'NoPlaybook', facts: { service } } },
    {
      service,
      target: staging,
      no: {
        code: 'PlaybookBroken',
        facts: { playbook: 'checkout-rollback', problems: ['line 3: no such step'] },
      },
    },
  ],
  SilentInDrill: [{ incident: 'INC-3', person: bo }],
  NotADrill: [{ incident: 'INC-3' }],
};
