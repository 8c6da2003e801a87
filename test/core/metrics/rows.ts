import { after, type Instant, Target } from '../../../src/core/ids.ts';
import type { Deployment } from '../../../src/core/metrics/dora.ts';
import type { WentBack } from '../../../src/core/metrics/outside.ts';
import { type Course, noAssumptions, type Row } from '../../../src/core/metrics/row.ts';
import type { Known } from '../../../src/core/metrics/stats.ts';
import { ada, checkout } from '../sample.ts';

/** Midnight of the first day, in UTC; all hours and minutes below are counted from it. */
export const day0: Instant = '2026-03-01T00:00:00.000Z';
export const minute = (minutes: number): Instant => after(day0, minutes * 60_000);
export const hour = (hours: number): Instant => minute(hours * 60);

type Minutes = Readonly<
  Partial<
    Record<
      | 'impactStart'
      | 'detected'
      | 'acknowledged'
      | 'decisionRequested'
      | 'decided'
      | 'firstStep'
      | 'mitigated'
      | 'recovered'
      | 'closed',
      number
    >
  >
>;

/** An incident that was declared `at` minutes after midnight; its moments are minutes after that. */
export function row(at: number, moments: Minutes = {}, more: Partial<Row> = {}): Row {
  const of = (name: keyof Minutes): Instant | undefined => {
    const minutes = moments[name];
    return minutes === undefined ? undefined : minute(at + minutes);
  };
  return {
    mode: 'live',
    private: false,
    severity: 'sev2',
    outcome: 'recovered',
    reopened: 0,
    targets: [checkout],
    services: ['checkout'],
    origin: 'person',
    moments: {
      impactStart: of('impactStart'),
      detected: of('detected') ?? minute(at),
      acknowledged: of('acknowledged'),
      declared: minute(at),
      decisionRequested: of('decisionRequested'),
      decided: of('decided'),
      firstStep: of('firstStep'),
      mitigated: of('mitigated'),
      mitigatedByWord: false,
      recovered: of('recovered'),
      closed: of('closed'),
    },
    courses: [],
    refusals: {},
    overrides: {},
    assumptions: noAssumptions,
    steps: [],
    verdicts: {},
    advice: 0,
    approvalsAsked: 0,
    unattendedMs: 0,
    unattendedNow: false,
    lessons: [],
    people: [ada],
    ...more,
  };
}

/** A rollback from release 2 that began `at` minutes after midnight and took five minutes. */
export const course = (at: number, more: Partial<Course> = {}): Course => ({
  strategy: 'rollback',
  targets: [checkout],
  decided: minute(at),
  firstStep: minute(at),
  ended: minute(at + 5),
  outcome: 'success',
  standingOrder: false,
  from: '2',
  playbook: { name: 'checkout-rollback', digest: 'playbook-1' },
  ...more,
});

export const known = (
  rows: readonly Row[],
  deployments: readonly Deployment[] = [],
  wentBack: readonly WentBack[] = [],
): Known => ({
  rows,
  deployments,
  isLive: (target) => !target.endsWith('@staging'),
  wentBack,
  drills: [],
  rehearsals: [],
  now: hour(24 * 30),
});

export const deployed = (at: number, version: string, committed?: number): Deployment => ({
  target: checkout,
  version,
  liveSince: minute(at),
  committedAt: committed === undefined ? undefined : minute(committed),
});

/** Release 2 went back to 1 without a run, `at` minutes after midnight. */
export const gone = (at: number, more: Partial<WentBack> = {}): WentBack => ({
  target: checkout,
  from: '2',
  since: minute(at),
  seen: 'told',
  explained: undefined,
  ...more,
});

export const search = Target.parse('search@prod');
