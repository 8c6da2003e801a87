import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/core/metrics/row.ts';
import { statsOf } from '../../../src/core/metrics/stats.ts';
import { weekOf } from '../../../src/core/metrics/week.ts';
import { shareText, statsText } from '../../../src/core/texts/metrics.ts';
import { digestText, summaryMarkdown, summaryOf } from '../../../src/core/texts/summary.ts';
import { ada, bo, commander, dba, observer } from '../sample.ts';
import { course, day0, deployed, hour, known, minute, row } from './rows.ts';

const busy = row(
  90,
  { impactStart: -3, decisionRequested: 1, decided: 3, firstStep: 3, mitigated: 7, recovered: 32 },
  {
    courses: [course(93, { outcome: 'failed' }), course(99)],
    people: [ada, bo, dba, commander, observer],
    overrides: { skip: 1 },
    refusals: { NotTheRole: 2 },
    assumptions: { held: 1, broken: 1, 'never-known': 0, unsettled: 0 },
    unattendedMs: 480_000,
    unattendedNow: true,
    reopened: 1,
  },
);
const all = known([busy, row(200, {}, { outcome: 'open' })], [deployed(0, '2')]);
const window = { since: day0, until: hour(24 * 7) };
const stats = (rows?: readonly Row[], services?: readonly string[]) =>
  statsOf({ window, mode: 'live', services }, rows === undefined ? all : known(rows));

describe('the figures in words', () => {
  test('say what, how much, and of how many nobody knows', () => {
    expect(statsText(stats())).toMatchInlineSnapshot(`
      "Live incidents, 2026-03-01 to 2026-03-08: 2 (1 recovered and 1 open; 1 reopened; severity 2 sev2).

      How long
      • Time to detect (tD - t0): 3 min (1 measured, 1 unknown)
      • Time to acknowledge (tA - tD): unknown (of all 2)
      • Decision latency (tX - tQ): 2 min (1 measured, 1 unknown)
      • Time to decide (tX - tD): 3 min (1 measured, 1 unknown)
      • Execution time (tM - tS): 4 min (1 measured, 1 unknown)
      • Time to mitigate (tM - t0): 10 min (1 measured, 1 unknown)
      • Detected to mitigated (tM - tD): 7 min (1 measured, 1 unknown)
      • Time to validated (tV - tS): 29 min (1 measured, 1 unknown)
      • Validation gap (tV - tM): 25 min (1 measured, 1 unknown)
      • Time to recover (tV - t0): 35 min (1 measured, 1 unknown)
      • Detected to recovered (tV - tD): 32 min (1 measured, 1 unknown)

      Runs
      • Ended: 1 rollback failed and 1 rollback success
      • Rollback success: 1 of 2 (50 %)
      • At the first time: 0 of 1 (0 %)
      • By a standing order: 0 of 2 (0 %)
      • Overrides per run: 0.5
      • Rollbacks within 30 min of another one: 1
      • False triggers: none
      • Went back without a run: none
      • Drills passed: none
      • Services that can go back and passed a drill within 30 days, now: none
      • Drills overdue, now: 0

      Deployments
      • Deployments: 1 (0.14 a day), to protected environments
      • Change fail rate: 1 of 1 deployments (100 %)
      • Failed deployment recovery time: 32 min (1 measured)
      • Deployment rework rate: 2 of 3 deployments and rollbacks (67 %)
      • Change lead time: unknown, because no release was registered with a time of its commits

      Behavior
      • Without an authority who answers: 8 min, and it goes on in 1
      • Approvals asked during incidents: 0
      • Second strategies tried: 1
      • Orders of others, kept as advice: 0
      • Refusals: 2 NotTheRole
      • Overrides: 1 skip
      • Assumptions: 1 held and 1 broken
      • Playbook changed within 10 days: not known yet (1 unknown)"
    `);
  });

  test('say that there are none, and whose', () => {
    const text = statsText(stats([], ['checkout']));
    expect(text).toContain('Live incidents of checkout, 2026-03-01 to 2026-03-08: none.');
    expect(text).toContain('Withheld: fewer than 5 people');
    const drills = statsText(statsOf({ window, mode: 'drill', services: undefined }, known([])));
    expect(drills).toContain('DRILL incidents');
  });
});

describe('a share in words', () => {
  test('says how many nobody knows of beside those that are known', () => {
    expect(shareText({ part: 8, of: 9, unknown: 1, share: 8 / 9 })).toBe(
      '8 of 9 (89 %), 1 unknown',
    );
    expect(shareText({ part: 0, of: 0, unknown: 0, share: undefined })).toBe('none');
  });
});

describe('the page for executives', () => {
  test('says in a minute how it went, and what is worth a look', () => {
    expect(summaryMarkdown(stats())).toMatchInlineSnapshot(`
      "# Live incidents, 2026-03-01 to 2026-03-08

      - Incidents: 2 (1 recovered and 1 open; 1 reopened; severity 2 sev2).
      - From the first signal until users stopped hurting: 7 min (1 measured, 1 unknown).
      - Until everything was well again: 32 min (1 measured, 1 unknown).
      - From the proposal to the decision: 2 min (1 measured, 1 unknown).
      - Rollbacks that held: 1 of 2 (50 %); at the first time: 0 of 1 (0 %).
      - Rollbacks by a standing order: 0 of 2 (0 %). False triggers: none.
      - Deployments that had to be taken back or fixed at once: 1 of 1 (100 %).
      - Drills passed: none. Services that can go back and passed one within 30 days: none.

      ## Worth a look

      - 1 rollback did not hold.
      - 1 rollback came within 30 min of another one.
      - 1 incident is still open.
      - 1 incident reopened.
      - Decisions waited 8 min for an authority who did not answer.
      - 1 assumption turned out wrong.
      - Steps, checks and guardrails passed over: 1 skip.

      A rollback held when nothing more had to be done within 24 h of it. Definitions: docs/metrics.md.
      "
    `);
  });

  test('says which drills are overdue', () => {
    const late = {
      service: 'checkout',
      isDeployed: true,
      hasWayBack: true,
      passedAt: undefined,
      isOverdue: true,
    };
    const page = summaryMarkdown(
      statsOf(
        { window, mode: 'live', services: undefined },
        { ...known([]), rehearsals: [late, late] },
      ),
    );
    expect(page).toContain('- 2 drills are overdue.');
    expect(page).toContain(
      'Services that can go back and passed one within 30 days: 0 of 2 (0 %).',
    );
  });

  test('says where nothing stands out', () => {
    expect(summaryMarkdown(stats([]))).toContain('- Nothing stands out.');
    const calm = row(0, {}, { people: [ada, bo, dba, commander, observer] });
    expect(summaryMarkdown(stats([calm]))).toContain('- Nothing stands out.');
    expect(statsText(stats([calm]))).toContain('Without an authority who answers: no time\n');
  });
});

describe('what is worth a look', () => {
  const late = row(
    0,
    { decisionRequested: 0, decided: 13, mitigated: 14, recovered: 50 },
    { people: [ada, bo, dba, commander, observer] },
  );
  const lookOf = (...rows: readonly Row[]) =>
    summaryOf(statsOf({ window, mode: 'live', services: undefined }, known(rows))).look;

  test('is a decision that came late', () => {
    expect(lookOf(late)).toEqual(['The decision came 13 min after the proposal.']);
    expect(lookOf(late, late)[0]).toBe(
      'Half of the decisions came 13 min or more after the proposal.',
    );
  });

  test('is not what came in time, nor what has not come yet', () => {
    expect(lookOf(row(0, { decisionRequested: 0, decided: 4, mitigated: 5 }))).toEqual([
      'Nothing stands out.',
    ]);
  });

  test('a rollback within its day is not told as none that held', () => {
    const young = row(
      60 * 24 * 7 - 60,
      { mitigated: 9, recovered: 20 },
      { courses: [course(60 * 24 * 7 - 55)] },
    );
    const page = summaryMarkdown(
      statsOf(
        { window, mode: 'live', services: undefined },
        { ...known([young]), now: minute(60 * 24 * 7) },
      ),
    );
    expect(page).toContain('Rollbacks that held: not known yet (1 within its 24 h or open)');
    expect(page).toContain('hurting: 9 min (1 measured).');
  });
});

describe('the digest of a week', () => {
  const week = { since: hour(0), until: hour(24 * 7) };
  const telling = { zone: 'UTC', registry: 'registry' };
  const told = (of: typeof all, how = telling) => digestText(weekOf(week, of), how);

  test('says of a quiet one that nothing happened, and leaves out what there was nothing of', () => {
    expect(told(known([]))).toMatchInlineSnapshot(`
      "*The week 2026-03-01 to 2026-03-08*
      • Incidents: none; 0 in the four weeks before.
      • Nothing stands out.
      All figures: \`/registry stats --since 7d\`"
    `);
  });

  test('compares with what there was before', () => {
    const before = row(
      -3 * 24 * 60,
      { mitigated: 9, recovered: 60 },
      { courses: [course(-3 * 24 * 60)] },
    );
    const text = told(known([busy, before], [deployed(-9_000, '1'), deployed(0, '2')]));
    expect(text).toContain('; 1 in the four weeks before.');
    expect(text).toContain('hurting: 7 min (before: 9 min).');
    expect(text).toContain('Rollbacks that held: 1 of 2 (50 %) (before: 1 of 1 (100 %)).');
    expect(text).toContain('fixed at once: 1 of 1 (100 %) (before: 0 of 1 (0 %)).');
  });

  test('says of a drill that goes on that it is under way, as the other surfaces do', () => {
    const going = known([row(60, {}, { mode: 'drill', outcome: 'open' })]);
    expect(told(going)).toContain('Drills passed: not known yet (1 under way).');
    const all = statsOf({ window: week, mode: 'live', services: undefined }, going);
    expect(statsText(all)).toContain('Drills passed: not known yet (1 under way)\n');
    expect(summaryMarkdown(all)).toContain('Drills passed: not known yet (1 under way). ');
  });

  test('names its days as calendars in its zone do, and the command as it is called here', () => {
    const text = told(all, { zone: 'Pacific/Kiritimati', registry: 'sw-registry' });
    expect(text).toContain('*The week 2026-03-01 to 2026-03-08*');
    expect(text).toContain('`/sw-registry stats --since 7d`');
    expect(told(all, { ...telling, zone: 'America/New_York' })).toContain(
      '*The week 2026-02-28 to 2026-03-07*',
    );
  });

  test('has the week beside the four before it', () => {
    expect(told(all)).toMatchInlineSnapshot(`
      "*The week 2026-03-01 to 2026-03-08*
      • Incidents: 2 (1 recovered and 1 open; 1 reopened; severity 2 sev2); 0 in the four weeks before.
      • From the first signal until users stopped hurting: 7 min.
      • Until everything was well again: 32 min.
      • From the proposal to the decision: 2 min.
      • Rollbacks that held: 1 of 2 (50 %).
      • Deployments taken back or fixed at once: 1 of 1 (100 %).
      *Worth a look*
      • 1 rollback did not hold.
      • 1 rollback came within 30 min of another one.
      • 1 incident is still open.
      • 1 incident reopened.
      • Decisions waited 8 min for an authority who did not answer.
      • 1 assumption turned out wrong.
      • Steps, checks and guardrails passed over: 1 skip.
      Each time is that of the middle incident. All figures: \`/registry stats --since 7d\`"
    `);
  });
});
