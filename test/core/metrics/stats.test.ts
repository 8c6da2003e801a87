import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PersonId, Target } from '../../../src/core/ids.ts';
import { type Deployment, deploymentsIn } from '../../../src/core/metrics/dora.ts';
import { percentile, type Share, shareOf, spreadOf } from '../../../src/core/metrics/measure.ts';
import type { WentBack } from '../../../src/core/metrics/outside.ts';
import { Quarter, quarterOf } from '../../../src/core/metrics/quarter.ts';
import type { Row } from '../../../src/core/metrics/row.ts';
import { type Scope, type Stats, statsOf } from '../../../src/core/metrics/stats.ts';
import { times } from '../../../src/core/metrics/times.ts';
import { timeIn, weekOf } from '../../../src/core/metrics/week.ts';
import { ada, bo, checkout, commander, dba, observer } from '../sample.ts';
import { aheadSamples } from '../texts/ahead-samples.ts';
import { course, day0, deployed, gone, hour, known, minute, row, search } from './rows.ts';

const scope = (more: Partial<Scope> = {}): Scope => ({
  window: { since: day0, until: hour(24 * 10) },
  mode: 'live',
  services: undefined,
  ...more,
});
const of = (rows: readonly Row[], more: Partial<Scope> = {}): Stats =>
  statsOf(scope(more), known(rows));

describe('how long a change takes to go live', () => {
  const inDays = (deployments: readonly Deployment[]) =>
    statsOf(scope(), known([], deployments)).dora.leadTime;

  // By hand, in minutes: 60 - 0 = 60, 500 - 100 = 400, 900 - 800 = 100; of three the median is the second, p90 the third.
  test('is from the oldest of its new commits', () => {
    const three = [deployed(60, '1', 0), deployed(500, '2', 100), deployed(900, '3', 800)];
    expect(inDays(three)).toEqual({
      known: 3,
      unknown: 0,
      median: 100 * 60_000,
      p90: 400 * 60_000,
    });
  });

  test('is unknown where nobody said, or the commit is younger than the deployment, and never zero', () => {
    expect(inDays([deployed(60, '1'), deployed(60, '2', 61)])).toEqual({
      known: 0,
      unknown: 2,
      median: undefined,
      p90: undefined,
    });
  });

  test('is that of one deployment, however often its release was registered', () => {
    const said = (committedAt: string | undefined, version = '2') => ({
      type: 'ReleaseRegistered' as const,
      target: checkout,
      version,
      liveSince: minute(60),
      ...(committedAt !== undefined && { committedAt }),
      by: 'machine:ci',
    });
    expect(
      deploymentsIn([
        said(undefined),
        ...aheadSamples.AheadRevoked,
        said(day0),
        said(undefined),
        said(undefined, '3'),
      ]),
    ).toEqual([deployed(60, '2', 0), deployed(60, '3')]);
  });
});

describe('a percentile', () => {
  // By hand: the rank is ceil(n × share), so of ten the median is the fifth and p90 the ninth.
  test.each([
    [[15, 20, 35, 40, 50], 0.5, 35],
    [[15, 20, 35, 40, 50], 0.9, 50],
    [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 0.5, 8],
    [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 0.9, 16],
    [[7], 0.5, 7],
    [[], 0.5, undefined],
  ])('of %j at %d is %s, the nearest rank', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  test('is always one of the values, and none is left out but the unknown ones', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(), { nil: undefined })), (values) => {
        const { known: sure, unknown, median, p90 } = spreadOf(values);
        expect(sure + unknown).toBe(values.length);
        if (sure === 0) return median === undefined && p90 === undefined;
        expect(values).toContain(median);
        expect(values).toContain(p90);
        return true;
      }),
    );
  });

  test('of nothing known is unknown, not zero', () => {
    expect(spreadOf([undefined])).toEqual({
      known: 0,
      unknown: 1,
      median: undefined,
      p90: undefined,
    });
    expect(shareOf([undefined])).toEqual({ part: 0, of: 0, unknown: 1, share: undefined });
  });
});

describe('the times of an incident', () => {
  const whole = row(0, {
    impactStart: -4,
    detected: -1,
    acknowledged: 1,
    decisionRequested: 2,
    decided: 5,
    firstStep: 6,
    mitigated: 9,
    recovered: 30,
  });

  // By hand, in minutes: t0 -4, tD -1, tA 1, tQ 2, tX 5, tS 6, tM 9, tV 30.
  test.each([
    ['time-to-detect', 3],
    ['time-to-acknowledge', 2],
    ['decision-latency', 3],
    ['time-to-decide', 6],
    ['execution-time', 3],
    ['time-to-mitigate', 13],
    ['detected-to-mitigated', 10],
    ['time-to-validated', 24],
    ['validation-gap', 21],
    ['time-to-recover', 34],
    ['detected-to-recovered', 31],
  ] as const)('%s is %d min', (name, minutes) => {
    expect(timeIn(of([whole]), name)).toMatchObject({
      known: 1,
      unknown: 0,
      median: minutes * 60_000,
    });
  });

  test('are all there, each once', () => {
    expect(new Set(times.map(({ name }) => name)).size).toBe(11);
  });

  test('are unknown where a moment is, or the moments stand the other way round', () => {
    const early = row(0, { firstStep: 9, mitigated: 6 });
    expect(timeIn(of([early]), 'execution-time')).toMatchObject({ known: 0, unknown: 1 });
    expect(timeIn(of([early]), 'time-to-recover')).toMatchObject({ known: 0, unknown: 1 });
  });

  test('of one that nobody took up count nowhere', () => {
    const spread = timeIn(of([row(0, {}, { outcome: 'not-taken-up' })]), 'time-to-acknowledge');
    expect(spread).toMatchObject({ known: 0, unknown: 0 });
  });

  test('that does not exist is loudly wrong', () => {
    expect(() => timeIn({ times: [] }, 'time-to-recover')).toThrow('time-to-recover is no time');
  });
});

describe('a rollback is a success', () => {
  const well = { firstStep: 0, mitigated: 4, recovered: 20 };
  const one = (at: number, more: Partial<Row> = {}) =>
    row(at, well, { courses: [course(at)], ...more });

  test('when its incident recovered and nothing else was needed for a day', () => {
    expect(of([one(0)]).rollbackSuccess).toEqual({ part: 1, of: 1, unknown: 0, share: 1 });
  });

  test.each<{
    readonly says: string;
    readonly rows: readonly Row[];
    readonly gone?: readonly WentBack[];
    readonly share: Partial<Share>;
  }>([
    {
      says: 'not where it was repaired within 24 h, in another incident too',
      rows: [
        one(0),
        row(60, {}, { courses: [course(60, { strategy: 'restart', outcome: 'failed' })] }),
      ],
      share: { part: 0, of: 1 },
    },
    {
      says: 'still where something was done a day later',
      rows: [one(0), row(1500, {}, { courses: [course(1500, { strategy: 'restart' })] })],
      share: { part: 1, of: 1 },
    },
    {
      says: 'still where another target was repaired',
      rows: [
        one(0),
        row(60, {}, { courses: [course(60, { strategy: 'restart', targets: [search] })] }),
      ],
      share: { part: 1, of: 1 },
    },
    {
      says: 'not where somebody took its target back by hand an hour later',
      rows: [one(0)],
      gone: [gone(65)],
      share: { part: 0, of: 1 },
    },
    {
      says: 'still where that was before it ended, or a day later',
      rows: [one(0)],
      gone: [gone(4), gone(24 * 60 + 5)],
      share: { part: 1, of: 1 },
    },
    {
      says: 'still where another target was taken back',
      rows: [one(0)],
      gone: [gone(65, { target: search })],
      share: { part: 1, of: 1 },
    },
    {
      says: 'not where it was superseded',
      rows: [one(0, { courses: [course(0, { outcome: 'superseded' })] })],
      share: { part: 0, of: 1 },
    },
    {
      says: 'in part as well',
      rows: [one(0, { courses: [course(0, { outcome: 'partial' })] })],
      share: { part: 1, of: 1 },
    },
    {
      says: 'not where it was closed without recovery',
      rows: [row(0, { firstStep: 0 }, { courses: [course(0)], outcome: 'not-recovered' })],
      share: { part: 0, of: 1 },
    },
    {
      says: 'unknown while its incident is open',
      rows: [row(0, { firstStep: 0 }, { courses: [course(0)], outcome: 'open' })],
      share: { of: 0, unknown: 1 },
    },
    {
      says: 'unknown while it runs',
      rows: [one(0, { courses: [course(0, { outcome: undefined, ended: undefined })] })],
      share: { of: 0, unknown: 1 },
    },
    {
      says: 'none where it was aborted before its first step',
      rows: [one(0, { courses: [course(0, { firstStep: undefined, outcome: 'aborted' })] })],
      share: { of: 0, unknown: 0 },
    },
  ])('$says', ({ rows, gone: wentBack = [], share }) => {
    const { rollbackSuccess, firstTimeSuccess } = statsOf(scope(), known(rows, [], wentBack));
    expect(rollbackSuccess).toMatchObject(share);
    expect(firstTimeSuccess).toMatchObject(share);
  });

  test('of two services is none of either where one was taken back by hand', () => {
    const both = one(0, {
      services: ['checkout', 'search'],
      courses: [course(0, { targets: [checkout, search] })],
    });
    const rest = known([both], [], [gone(65, { target: search })]);
    for (const service of ['checkout', 'search']) {
      const { rollbackSuccess } = statsOf({ ...scope(), services: [service] }, rest);
      expect(rollbackSuccess).toMatchObject({ part: 0, of: 1 });
    }
  });

  test('of a drill is what it was, whatever went back by hand', () => {
    const drilled = known([one(0, { mode: 'drill' })], [], [gone(65)]);
    const { rollbackSuccess } = statsOf({ ...scope(), mode: 'drill' }, drilled);
    expect(rollbackSuccess).toMatchObject({ part: 1, of: 1 });
  });

  test('is unknown until its day is over', () => {
    const { rollbackSuccess } = statsOf(scope(), { ...known([one(0)]), now: hour(12) });
    expect(rollbackSuccess).toMatchObject({ of: 0, unknown: 1 });
  });

  test('at the first time only where it was the first of its incident', () => {
    const twice = one(0, {
      courses: [course(0, { outcome: 'failed' }), course(10)],
    });
    const { firstTimeSuccess, rollbackSuccess, thrash } = of([twice, one(6_000)]);
    expect(firstTimeSuccess).toMatchObject({ part: 1, of: 2 });
    expect(rollbackSuccess).toMatchObject({ part: 2, of: 3 });
    expect(thrash).toBe(1);
  });

  test('thrash is on the same service, within half an hour', () => {
    const other = course(10, { targets: [search] });
    expect(of([one(0), row(10, {}, { courses: [other] })]).thrash).toBe(0);
    expect(of([one(0), row(36, {}, { courses: [course(36)] })]).thrash).toBe(0);
    const running = course(0, { ended: undefined, outcome: undefined });
    expect(of([row(0, {}, { courses: [running, course(29)] })]).thrash).toBe(1);
  });

  test('by a standing order is told apart, and overrides are counted for each run', () => {
    const signed = one(0, {
      courses: [course(0, { standingOrder: true })],
      overrides: { skip: 3 },
    });
    const stats = of([signed, one(3_000)]);
    expect(stats.automationShare).toMatchObject({ part: 1, of: 2 });
    expect(stats.overridesPerRun).toBe(1.5);
    expect(of([row(0)]).overridesPerRun).toBeUndefined();
  });

  test('a trigger that nobody took up was a false one', () => {
    const by = (outcome: Row['outcome']) => row(0, {}, { origin: 'trigger', outcome });
    expect(of([by('recovered'), by('not-taken-up'), by('open'), row(0)]).falseTriggers).toEqual({
      part: 1,
      of: 2,
      unknown: 1,
      share: 0.5,
    });
  });
});

describe('a drill', () => {
  const drill = (moments: Parameters<typeof row>[1], more: Partial<Row> = {}) =>
    row(0, moments, { mode: 'drill', ...more });

  const result = (at: number, passed: boolean, service = 'checkout') => ({
    service,
    at: minute(at),
    passed,
  });
  const figure = (
    drills: readonly ReturnType<typeof result>[],
    rows: readonly Row[] = [],
    more: Partial<Scope> = {},
  ) => statsOf(scope(more), { ...known(rows), drills }).drillPassRate;

  test('passed where its score says so, whatever its times were', () => {
    const rows = [drill({}), drill({ mitigated: 1, recovered: 2 })];
    expect(figure([result(5, true), result(9, false)], rows)).toEqual({
      part: 1,
      of: 2,
      unknown: 0,
      share: 0.5,
    });
  });

  test('is of its service, and of the window in which it was closed', () => {
    const results = [result(-1, false), result(0, true), result(5, false, 'search')];
    expect(figure(results, [], { services: ['checkout'] })).toMatchObject({ part: 1, of: 1 });
    expect(figure(results)).toMatchObject({ part: 1, of: 2 });
  });

  test('is unknown while it goes on', () => {
    expect(figure([], [drill({}, { outcome: 'open' })])).toMatchObject({ of: 0, unknown: 1 });
  });

  test('is in no figure where a live incident ended it, because nobody is scored for it', () => {
    expect(figure([], [drill({}, { outcome: 'not-recovered' })])).toEqual({
      part: 0,
      of: 0,
      unknown: 0,
      share: undefined,
    });
  });

  test('changes no figure of live incidents, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 8 }),
        fc.array(anyRow, { maxLength: 4 }),
        (rows, more) => {
          const drills = more.map((one): Row => ({ ...one, mode: 'drill' }));
          const { drillPassRate: _one, ...live } = of(rows);
          const { drillPassRate: _other, ...mixed } = of([...rows, ...drills]);
          expect(mixed).toEqual(live);
        },
      ),
    );
  });
});

describe('the order in which incidents are read', () => {
  test('does not matter', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 10 }), (rows) => {
        expect(of(rows.toReversed())).toEqual(of(rows));
      }),
    );
  });
});

describe('a window', () => {
  test('takes the incidents that were declared in it, and the services that are asked for', () => {
    const far = row(0, {}, { services: ['search'], targets: [search] });
    const { incidents } = of([row(-1), row(0), far, row(60 * 24 * 10)], { services: ['checkout'] });
    expect(incidents).toMatchObject({
      all: 1,
      outcomes: { recovered: 1 },
      severities: { sev2: 1 },
    });
  });

  test('counts what has no severity yet, and what reopened', () => {
    expect(of([row(0, {}, { severity: null, reopened: 2 })]).incidents).toMatchObject({
      severities: { none: 1 },
      reopened: 1,
    });
  });

  test('of a quarter goes from its first moment to that of the next one', () => {
    expect(quarterOf(Quarter.parse('2026q4'))).toEqual({
      since: '2026-10-01T00:00:00.000Z',
      until: '2027-01-01T00:00:00.000Z',
    });
  });

  test('of a week stands beside the four before it', () => {
    const { last, before } = weekOf(
      { since: hour(24 * 35), until: hour(24 * 42) },
      known([row(60 * 24 * 36), row(60 * 24 * 20), row(0)]),
    );
    expect(last.scope.window).toEqual({ since: hour(24 * 35), until: hour(24 * 42) });
    expect(before.scope.window).toEqual({ since: hour(24 * 7), until: hour(24 * 35) });
    expect([last.incidents.all, before.incidents.all]).toEqual([1, 1]);
  });
});

describe('the measures of DORA', () => {
  const failed = row(90, { detected: 2, mitigated: 5, recovered: 32 }, { courses: [course(95)] });

  // By hand: four deployments in ten days, one of which was rolled back 30 min after the first signal; the rollback is
  // the fifth deployment.
  test('are those of deployments and of what took them back', () => {
    const deployments = [
      deployed(0, '1'),
      deployed(60, '2'),
      deployed(2_000, '3'),
      deployed(2_100, '4'),
    ];
    const { dora } = statsOf(scope(), known([failed], deployments));
    expect(dora).toEqual({
      deployments: 4,
      perDay: 0.4,
      leadTime: { known: 0, unknown: 4, median: undefined, p90: undefined },
      changeFailRate: { part: 1, of: 4, unknown: 0, share: 0.25 },
      recoveryTime: { known: 1, unknown: 0, median: 1_800_000, p90: 1_800_000 },
      reworkRate: { part: 1, of: 5, unknown: 0, share: 0.2 },
    });
  });

  test('a release that went live again after its rollback did not fail by it', () => {
    const { dora } = statsOf(scope(), known([failed], [deployed(200, '2')]));
    expect(dora.changeFailRate).toMatchObject({ part: 0, of: 1 });
  });

  test('are of targets where users are, and of no drill', () => {
    const staging = Target.parse('checkout@staging');
    const there = { ...deployed(50, '2'), target: staging };
    const rehearsed = course(95, { targets: [staging] });
    const rows = [row(90, {}, { mode: 'drill', courses: [rehearsed], targets: [staging] })];
    expect(statsOf(scope(), known(rows, [deployed(0, '1'), there])).dora).toMatchObject({
      deployments: 1,
      changeFailRate: { part: 0, of: 1 },
      reworkRate: { part: 0, of: 1 },
    });
    const live = row(90, { detected: 2, recovered: 32 }, { courses: [rehearsed] });
    const { dora } = statsOf(scope(), known([live], [deployed(0, '1'), there]));
    expect(dora).toMatchObject({ recoveryTime: { known: 0 }, reworkRate: { part: 0, of: 1 } });
    expect(statsOf(scope({ mode: 'drill' }), known(rows, [there])).dora).toMatchObject({
      deployments: 0,
      reworkRate: { of: 0 },
    });
  });

  // By hand: release 1 that the drill put live at 97 and release 2 that came again at 200 are the drill's; the rest is four.
  test('count nothing that a drill brought about on a target where users are', () => {
    const drill = row(90, {}, { mode: 'drill', courses: [course(95)] });
    const deployments = [
      deployed(0, '1'),
      deployed(60, '2'),
      deployed(97, '1'),
      deployed(200, '2'),
      deployed(300, '3'),
      deployed(400, '2'),
    ];
    expect(statsOf(scope(), known([drill], deployments)).dora).toMatchObject({
      deployments: 4,
      changeFailRate: { part: 0, of: 4 },
    });
    const open = row(90, {}, { mode: 'drill', courses: [course(95, { ended: undefined })] });
    expect(
      statsOf(scope(), known([open], [deployed(60, '2'), deployed(97, '1')])).dora,
    ).toMatchObject({ deployments: 1 });
  });

  test('are empty where nothing was deployed', () => {
    const { dora } = statsOf(scope({ window: { since: day0, until: day0 } }), known([]));
    expect(dora).toMatchObject({ perDay: 0, reworkRate: { share: undefined } });
  });
});

describe('the figures about behavior', () => {
  const people = [ada, bo, dba, commander, observer];

  test('are withheld of fewer than five people', () => {
    expect(of([row(0, {}, { people: people.slice(1) })]).behavior).toBe('withheld');
  });

  test('are added up', () => {
    const busy = row(
      0,
      {},
      {
        people,
        courses: [course(0), course(9), course(20)],
        refusals: { NotTheRole: 1, IncidentClosed: 1 },
        overrides: { skip: 1 },
        assumptions: { held: 1, broken: 2, 'never-known': 3, unsettled: 0 },
        advice: 4,
        approvalsAsked: 2,
        unattendedMs: 60_000,
        unattendedNow: true,
      },
    );
    const other = row(1, {}, { refusals: { NotTheRole: 2 }, unattendedMs: 1_000 });
    const { behavior } = of([busy, other]);
    expect(behavior).toMatchObject({
      unattendedMs: 61_000,
      unattendedNow: 1,
      approvalsAsked: 2,
      secondStrategies: 2,
      advice: 4,
      refusals: { NotTheRole: 3, IncidentClosed: 1 },
      overrides: { skip: 1 },
      assumptions: { held: 1, broken: 2, 'never-known': 3, unsettled: 0 },
    });
    expect(Object.keys(Object(behavior === 'withheld' ? {} : behavior.refusals))).toEqual([
      'NotTheRole',
      'IncidentClosed',
    ]);
  });

  test('see a changed playbook where it was followed again within ten days', () => {
    const changed = (at: number, digest: string) =>
      row(
        at,
        {},
        { people, courses: [course(at, { playbook: { name: 'checkout-rollback', digest } })] },
      );
    const share = (...rows: readonly Row[]) => {
      const { behavior } = of(rows, { window: { since: day0, until: minute(10) } });
      return behavior === 'withheld' ? undefined : behavior.playbookChanges;
    };
    const first = changed(0, 'playbook-1');
    expect(share(first, changed(9_000, 'playbook-2'))).toMatchObject({ part: 1, of: 1 });
    expect(share(first, changed(9_000, 'playbook-1'))).toMatchObject({ part: 0, of: 1 });
    expect(share(first, changed(20_000, 'playbook-2'))).toMatchObject({ of: 0, unknown: 1 });
    expect(share(row(0, {}, { people }))).toMatchObject({ of: 0, unknown: 0 });
  });

  test('see a changed playbook where somebody said in time that it has the lesson', () => {
    const lesson = (at: number | undefined, playbook = 'checkout-rollback') =>
      row(
        0,
        {},
        {
          people,
          courses: [course(0)],
          lessons: [{ changed: at === undefined ? undefined : { at: minute(at), playbook } }],
        },
      );
    const share = (one: Row, now = minute(20_000)) => {
      const window = { since: day0, until: minute(10) };
      const { behavior } = statsOf(scope({ window }), { ...known([one]), now });
      return behavior === 'withheld' ? undefined : behavior.playbookChanges;
    };
    expect(share(lesson(9_000))).toMatchObject({ part: 1, of: 1 });
    expect(share(lesson(19_000))).toMatchObject({ part: 0, of: 1 });
    expect(share(lesson(9_000, 'other'))).toMatchObject({ part: 0, of: 1 });
    expect(share(lesson(undefined))).toMatchObject({ part: 0, of: 1 });
    expect(share(lesson(undefined), minute(100))).toMatchObject({ of: 0, unknown: 1 });
  });
});

const anyCourse = fc
  .record({
    at: fc.nat(20_000),
    strategy: fc.constantFrom('rollback' as const, 'restart' as const, 'fix-forward' as const),
    outcome: fc.constantFrom('success' as const, 'partial' as const, 'failed' as const, undefined),
    playbook: fc.constantFrom('playbook-1', 'playbook-2'),
  })
  .map(({ at, strategy, outcome, playbook }) =>
    course(at, {
      strategy,
      outcome,
      ended: outcome === undefined ? undefined : minute(at + 5),
      playbook: { name: 'checkout-rollback', digest: playbook },
    }),
  );

const anyRow: fc.Arbitrary<Row> = fc
  .record({
    at: fc.nat(20_000),
    mitigated: fc.option(fc.nat(100), { nil: undefined }),
    courses: fc.array(anyCourse, { maxLength: 3 }),
    refusals: fc.dictionary(
      fc.constantFrom('NotTheRole', 'IncidentClosed'),
      fc.integer({ min: 1, max: 3 }),
    ),
    person: fc.nat(9),
  })
  .map(({ at, mitigated, courses, refusals, person }) =>
    row(at, mitigated === undefined ? {} : { mitigated }, {
      courses,
      refusals: { ...refusals },
      people: [PersonId.parse(`p_${person}`)],
    }),
  );
