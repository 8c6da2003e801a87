import { describe, expect, test } from 'vitest';
import { accountOf } from '../../../src/core/account/account.ts';
import { after } from '../../../src/core/ids.ts';
import type { Happened } from '../../../src/core/timeline/entries.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { given } from '../given.ts';
import { close, confirm, declared, decline, go, planned, reopen } from '../orders.ts';
import { pageReported, waited } from '../pages.ts';
import { begun, checked, clockRang, done } from '../reports.ts';
import { bo, pause, planOf, step } from '../sample.ts';
import { accounted, logOf, seconds } from './log.ts';

const calm = checked('mitigation/users-buy', 'pass');
const held = checked('criterion/books-balance', 'pass');
const document = planOf({ steps: [pause('drain'), step('back', { needs: ['drain'] })] });
// Each of these takes one second of the scene.
const upToGo = [declared(), planned(document), go(), confirm()];
const acted = [...upToGo, begun('drain'), clockRang('drain'), done('back')];
const well = [...acted, calm, held];

describe('the moments of an incident', () => {
  test('are those of the record, each where it first is', () => {
    expect(seconds(accounted(...well, close({ reportOwner: bo })).moments)).toEqual({
      impactStart: undefined,
      detected: 0,
      acknowledged: 1,
      declared: 0,
      decisionRequested: 1,
      decided: 3,
      firstStep: 6,
      mitigated: 8,
      mitigatedByWord: false,
      recovered: 9,
      closed: 10,
    });
  });

  test('that have not come are unknown, not zero', () => {
    expect(seconds(accounted(declared()).moments)).toEqual({
      impactStart: undefined,
      detected: 0,
      acknowledged: undefined,
      declared: 0,
      decisionRequested: undefined,
      decided: undefined,
      firstStep: undefined,
      mitigated: undefined,
      mitigatedByWord: false,
      recovered: undefined,
      closed: undefined,
    });
  });

  test('a no-go is a decision as well', () => {
    expect(seconds(accounted(declared(), planned(document), decline()).moments)).toMatchObject({
      decisionRequested: 1,
      decided: 2,
    });
  });

  test('a recovery that did not last does not count, and what came after it does', () => {
    const back = [...well, reopen()];
    const { moments, reopened, outcome, rungs } = accounted(...back);
    expect(seconds(moments)).toMatchObject({ mitigated: undefined, recovered: undefined });
    expect({ reopened, outcome }).toEqual({ reopened: 1, outcome: 'open' });
    expect(rungs.map(({ rung }) => rung).slice(-3)).toEqual([
      'validating',
      'recovered',
      'deciding',
    ]);
  });

  test('a close that was taken back is none', () => {
    const account = accounted(...well, close({ reportOwner: bo }), reopen());
    expect(account.moments.closed).toBeUndefined();
    expect(account).toMatchObject({ rung: 'deciding', outcome: 'open' });
  });
});

describe('the first acknowledgement', () => {
  test('of what a program declared is the first answered page or the first order of a person', () => {
    const log = logOf(given(upToGo.slice(0, 2), waited, pageReported('PG1', 'answered')).scene).map(
      (told) => ({ ...told, actor: 'machine:alerts' }),
    );
    expect(seconds(accountOf(log)?.moments ?? {})).toMatchObject({
      declared: 0,
      acknowledged: 303,
    });
  });
});

describe('a declaration by hand of what nobody saw before', () => {
  test('is the signal and not the answer, nor is the plan that came with it', () => {
    const log = logOf(given(upToGo).scene);
    const [first] = log;
    const together = log.map((one, index) =>
      index < 2 ? { ...one, at: first?.at ?? one.at } : one,
    );
    expect(seconds(accountOf(together)?.moments ?? {})).toMatchObject({ acknowledged: 2 });
  });
});

describe('when users began to hurt', () => {
  /** The first reading fails, this many seconds later than it would (before it: negative), and says this. */
  const reading = (offset: number, facts: JsonObject): readonly Happened[] =>
    logOf(given(upToGo, checked('mitigation/users-buy', 'fail')).scene).map((happened) =>
      happened.event.type === 'CheckReported'
        ? {
            ...happened,
            at: after(happened.at, offset * 1_000),
            event: { ...happened.event, facts },
          }
        : happened,
    );
  const momentsIn = (offset: number, facts: JsonObject) =>
    seconds(accountOf(reading(offset, facts))?.moments ?? {});

  test('is unknown where the first failing reading is younger than the declaration', () => {
    expect(momentsIn(0, {})).toMatchObject({ impactStart: undefined, detected: 0 });
  });

  test('is when a reading says since when it fails', () => {
    expect(momentsIn(0, { since: '2026-03-01T09:58:00.000Z' })).toMatchObject({
      impactStart: -120,
      detected: 0,
    });
  });

  test('is the earlier one where whoever declared it said another time', () => {
    const log = (hurtSince: string) =>
      reading(0, { since: '2026-03-01T09:58:00.000Z' }).map((happened) =>
        happened.event.type === 'IncidentDeclared'
          ? { ...happened, event: { ...happened.event, hurtSince } }
          : happened,
      );
    const startIn = (hurtSince: string) =>
      seconds(accountOf(log(hurtSince))?.moments ?? {})['impactStart'];
    expect(startIn('2026-03-01T09:59:00.000Z')).toBe(-120);
    expect(startIn('2026-03-01T09:55:00.000Z')).toBe(-300);
  });

  test('is not later than the reading itself, whatever that says', () => {
    expect(momentsIn(-64, { since: '2026-03-01T11:00:00.000Z' })).toMatchObject({
      impactStart: -60,
      detected: -60,
    });
  });
});

describe('a log', () => {
  test('that is empty, or of something else, has no account', () => {
    expect(accountOf([])).toBeUndefined();
    expect(accountOf(logOf(given(declared()).scene).toReversed().slice(1))).toBeUndefined();
  });
});
