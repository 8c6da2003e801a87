import type { AnyRefusalMap } from '../../src/core/refusals.ts';
import { bo } from '../core/sample.ts';

const service = 'checkout';
const day = { service, day: '2026-03-01', nearest: '2026-03-02' } as const;

type Codes = 'NoDrills' | 'DrillDayUnfit' | 'NoDrillDue' | 'NotLaterToday' | 'NotYourDrill';

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
};
