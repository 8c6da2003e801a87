import { describe, expect, test } from 'vitest';
import { accountOf } from '../../../src/core/account/account.ts';
import { countedAtClose, nothingCounted } from '../../../src/core/metrics/at-close.ts';
import { type Counted, countedIn, orderIn } from '../../../src/core/metrics/counted.ts';
import { readinessOf } from '../../../src/core/metrics/readiness.ts';
import type { Happened } from '../../../src/core/timeline/entries.ts';
import { accounted, logOf } from '../account/log.ts';
import { given, type Move } from '../given.ts';
import { close, confirm, declared, decline, go, planned, reopen, skip } from '../orders.ts';
import { checked, claimed, failed, finished } from '../reports.ts';
import { bo, planOf, step } from '../sample.ts';
import { eventSamples } from '../texts/event-samples.ts';
import { hour } from './rows.ts';

const document = planOf({ steps: [step('back')] });
const upToGo = [declared(), planned(document), go(), confirm()];
const well: readonly Move[] = [
  ...upToGo,
  claimed('back'),
  finished('back'),
  checked('mitigation/users-buy', 'pass'),
  checked('criterion/books-balance', 'pass'),
  close({ reportOwner: bo }),
];

const said = (counted: readonly Counted[]): readonly string[] =>
  counted.map(({ of, labels, value }) => [of, ...Object.values(labels), value].join(' '));

const inLog = (...moves: readonly Move[]): readonly string[] =>
  said(logOf(given(...moves).scene).flatMap((happened) => countedIn(happened, ['checkout'])));

const sample = (
  type:
    | 'ReleaseRegistered'
    | 'WentBackOutside'
    | 'DrillDone'
    | 'DrillLeftUnscored'
    | 'OrderAdvised'
    | 'OrderRefused',
) =>
  eventSamples[type].flatMap((event) =>
    logOf(given(declared()).scene).flatMap((happened): readonly Happened[] => [
      { ...happened, event },
    ]),
  );

describe('what an event counts', () => {
  test('is what happened, once', () => {
    expect(inLog(...well)).toEqual([
      'incidents live checkout 1',
      'decisions live go 1',
      'check_verdicts live pass 1',
      'check_verdicts live pass 1',
      'closes live checkout recovered 1',
    ]);
    expect(inLog(declared(), planned(document), decline())).toContain('decisions live not-now 1');
  });

  test('is what was passed over', () => {
    const skipped = [...upToGo, claimed('back'), failed('back'), skip('back')];
    expect(inLog(...skipped)).toContain('overrides live skip 1');
  });

  test('is a deployment, or a drill', () => {
    expect(said(sample('ReleaseRegistered').flatMap((one) => countedIn(one, [])))).toContain(
      'deployments checkout prod 1',
    );
    expect(said(sample('WentBackOutside').flatMap((one) => countedIn(one, [])))).toContain(
      'gone_back_outside checkout 1',
    );
    const drills = said(sample('DrillDone').flatMap((one) => countedIn(one, [])));
    expect(drills).toContain('drills passed 1');
    expect(drills).toContain('drills failed 1');
    expect(said(sample('DrillLeftUnscored').flatMap((one) => countedIn(one, [])))).toContain(
      'drills not-scored 1',
    );
  });

  test('is an order that was not followed', () => {
    const [advice] = sample('OrderAdvised');
    const [refused] = sample('OrderRefused');
    if (advice?.event.type !== 'OrderAdvised' || refused?.event.type !== 'OrderRefused') {
      throw new Error('There are no such samples');
    }
    const go = { ...advice, event: { ...advice.event, order: 'go' } };
    expect(said(countedIn(go, []))).toEqual([`orders live go ${advice.via} advised 1`]);
    const odd = { ...refused, event: { ...refused.event, order: 'of-another-version' } };
    expect(said(countedIn(odd, []))).toEqual([
      `orders live other ${refused.via} refused 1`,
      `refusals live ${refused.event.code} 1`,
    ]);
  });
});

describe('the order behind an event', () => {
  test('is the one that its reason names', () => {
    const log = logOf(given(...upToGo).scene);
    expect(log.map((happened) => [happened.event.type, orderIn(happened)])).toContainEqual([
      'IncidentDeclared',
      'declare',
    ]);
    const [declaration] = eventSamples.IncidentDeclared;
    if (declaration === undefined) throw new Error('There is no such sample');
    const by = (rule: string) =>
      orderIn({ event: { ...declaration, because: { ...declaration.because, rule } } });
    expect(by('standing order')).toBe('go');
    expect(by('the team may dance')).toBeUndefined();
    expect(log.some((happened) => orderIn(happened) === undefined)).toBe(true);
  });
});

describe('what a close makes final', () => {
  const atClose = (moves: readonly Move[], before = nothingCounted) =>
    countedAtClose(accounted(...moves), ['checkout'], before);

  test('are runs, steps, times and rungs', () => {
    const { counted, soFar } = atClose(well);
    const names = said(counted).map((one) => one.slice(0, one.lastIndexOf(' ')));
    expect(names).toContain('runs live checkout rollback success');
    expect(names).toContain('step_seconds live finished');
    expect(names).toContain('incident_seconds live detected-to-recovered');
    expect(names).toContain('rung_seconds live declared');
    expect(names).not.toContain('rung_seconds live closed');
    expect(soFar).toEqual({ courses: 1, unattendedMs: 0, isClosed: true });
  });

  test('is nothing twice where the incident was opened again', () => {
    const again = [...well, reopen(), close({ reportOwner: bo })];
    expect(said(atClose(again, atClose(well).soFar).counted)).toEqual([]);
  });

  test('are no times of an incident that nobody took up', () => {
    const account = accounted(declared());
    const { counted } = countedAtClose(
      { ...account, outcome: 'not-taken-up', unattended: [{ from: hour(0), to: hour(1) }] },
      ['checkout'],
      nothingCounted,
    );
    expect(said(counted)).toEqual(['unattended_seconds live 3600']);
  });

  test('is of a course that the record does not end, and of a step that never ended, what is known', () => {
    const account = accountOf(logOf(given(...upToGo, claimed('back')).scene));
    if (account === undefined) throw new Error('nothing was declared');
    const { counted } = countedAtClose(account, ['checkout'], nothingCounted);
    expect(said(counted)).toContain('runs live checkout rollback unknown 1');
    expect(said(counted).filter((one) => one.startsWith('step_seconds'))).toEqual([]);
  });

  test('of a course without a plan are no steps', () => {
    const account = accounted(...well);
    const strategies = account.strategies.map((one) => ({ ...one, run: undefined }));
    const { counted } = countedAtClose({ ...account, strategies }, [], nothingCounted);
    expect(said(counted).filter((one) => one.startsWith('step_seconds'))).toEqual([]);
  });
});

describe('how ready services are', () => {
  const ready = { isDeployed: true, hasWayBack: true };
  test('is how many passed a drill within 30 days, and how many are overdue', () => {
    const now = hour(24 * 40);
    expect(
      readinessOf(
        [
          { service: 'checkout', ...ready, passedAt: hour(24 * 10), isOverdue: false },
          { service: 'pricing', ...ready, passedAt: hour(24 * 10 - 1), isOverdue: true },
          { service: 'search', ...ready, passedAt: undefined, isOverdue: false },
        ],
        now,
      ),
    ).toEqual({ coverage: { part: 1, of: 3, unknown: 0, share: 1 / 3 }, overdue: 1 });
  });

  test('counts no service that is live nowhere, and none that could not go back', () => {
    const passed = { passedAt: hour(24 * 30), isOverdue: false };
    expect(
      readinessOf(
        [
          { service: 'checkout', ...ready, ...passed },
          { service: 'pricing', ...ready, hasWayBack: false, ...passed },
          { service: 'search', ...ready, isDeployed: false, ...passed },
        ],
        hour(24 * 40),
      ).coverage,
    ).toEqual({ part: 1, of: 2, unknown: 0, share: 1 / 2 });
  });
});
