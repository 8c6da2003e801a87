import { describe, expect, test } from 'vitest';
import { asksOf } from '../../../src/core/asks.ts';
import type { PersonId } from '../../../src/core/ids.ts';
import { cardScreen } from '../../../src/core/plan/card.ts';
import {
  canPage,
  decisionClock,
  nextCall,
  pageLines,
} from '../../../src/core/texts/decision-clock.ts';
import type { Voice } from '../../../src/core/texts/voice.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { given, type Move } from '../given.ts';
import { carded, decided, declared, planned } from '../orders.ts';
import { authorityDue, page, pageHeard, pageReported, successionKnown, waited } from '../pages.ts';
import { ada, bo, deputy, observer, planOf, rb } from '../sample.ts';

const voice = voiceAt({ at: '2026-03-01T10:04:01.000Z' });
const onTable: Move = [declared(), planned(planOf())];
const clockAfter = (...moves: readonly Move[]) => decisionClock(given(...moves).incident, voice);
const linesAfter = (...moves: readonly Move[]) => pageLines(given(...moves).incident, voice);
const withoutPager = successionKnown({ people: [ada, bo], deputy, pager: false });
const phones: Voice = {
  ...voice,
  phone: (person: PersonId) => (person === ada ? '+43 1 2' : undefined),
};

describe('the clock of a decision', () => {
  test('says since when it waits and who is paged next', () => {
    expect(clockAfter(declared())).toEqual([]);
    expect(clockAfter(onTable)).toEqual([
      'A decision waits since 10:00 UTC, 4 min ago; Devi is paged at 10:05 UTC.',
    ]);
  });

  test('promises no page where there is no pager', () => {
    expect(clockAfter(onTable, withoutPager)).toEqual([
      'A decision waits since 10:00 UTC, 4 min ago; Devi is next at 10:05 UTC.',
    ]);
  });

  test('says when nobody is left, and what that allows', () => {
    expect(clockAfter(onTable, waited, waited)[0]).toContain('nobody is left to be called.');
    expect(clockAfter(onTable, waited, waited, waited)[0]).toContain('two holders of ops together');
  });

  test('says that whoever should decide cannot, and how somebody else does', () => {
    const gone = successionKnown({ people: [bo], deputy, pager: true, gone: [ada] });
    expect(clockAfter(onTable, gone)).toEqual([
      "Ada's account is closed, so somebody else has to decide: `/incident decide`, or `/incident take-command <reason>`.",
      'A decision waits since 10:00 UTC, 4 min ago; Devi is paged at 10:00 UTC.',
    ]);
  });

  test('stops when it is taken', () => {
    expect(clockAfter(onTable, waited, decided())).toEqual([]);
    expect(nextCall(given(onTable, decided()).incident)).toBeUndefined();
  });
});

describe('what became of a page', () => {
  const called: Move = [carded({ by: observer }), authorityDue];

  test.each([
    ['sent', 'Ada was paged at 10:00 UTC: sent, no answer yet.'],
    ['delivered', 'Ada was paged at 10:00 UTC: delivered, no answer yet.'],
    ['answered', 'Ada was paged at 10:00 UTC: has answered.'],
  ] as const)('is said in words: %s', (state, line) => {
    expect(linesAfter(called, pageReported('PG1', state))).toEqual([line]);
  });

  test.each([
    [ada, 'Ada was paged at 10:00 UTC; answered on the pager at 10:00 UTC.'],
    [bo, 'Ada was paged at 10:00 UTC; Bo answered on the pager at 10:00 UTC.'],
    [undefined, 'Ada was paged at 10:00 UTC; somebody answered on the pager at 10:00 UTC.'],
  ])('names whoever answered on the pager, and that this decides nothing: %s', (by, line) => {
    const answered = pageHeard('PG1', 'answered', { answeredBy: by });
    expect(linesAfter(called, answered)).toEqual([`${line} Nobody has taken the decision yet.`]);
  });

  test('is said before anybody knows, and no more when the decision is taken', () => {
    expect(linesAfter(called)).toEqual(['Ada was paged at 10:00 UTC: not sent yet.']);
    expect(linesAfter(called, decided())).toEqual([]);
  });

  const failed = given(called, pageReported('PG1', 'failed', 'Unreachable'));

  test('is never silence: how else to reach them stands beside it', () => {
    expect(pageLines(failed.incident, phones)[0]).toContain('Call Ada: +43 1 2.');
    expect(pageLines(failed.incident, voice)[0]).toContain('no phone number is configured');
  });

  test('is asked of the channel where they could not be reached, but not in an exercise', () => {
    const asking = { incident: failed.incident, holders: () => [], voice: phones };
    const unreached = { key: 'unreached/PG1', of: [ada] };
    expect(asksOf(asking)).toContainEqual(expect.objectContaining(unreached));
    const drill = { ...asking, incident: { ...failed.incident, mode: 'drill' as const } };
    expect(asksOf(drill).map(({ key }) => key)).not.toContain('unreached/PG1');
  });

  test('is said once where there is no pager, not beside every ask, with how to reach each', () => {
    const { incident } = given(
      called,
      page({ by: observer, named: bo }),
      pageReported('PG1', 'failed', 'NoPager'),
      pageReported('PG2', 'failed', 'NoPager'),
    );
    expect(pageLines(incident, phones)).toEqual([
      'Nobody is woken here: no pager is configured. Call Ada: +43 1 2. Reach Bo some other way; no phone number is configured.',
    ]);
    const asks = asksOf({ incident, holders: () => [], voice: phones });
    expect(asks.filter(({ key }) => key.startsWith('unreached/'))).toEqual([]);
  });

  test('of somebody who was called by hand is over when they answer', () => {
    const byHand: Move = [declared(), page({ by: observer, named: bo })];
    expect(linesAfter(byHand)).toHaveLength(1);
    expect(linesAfter(byHand, pageReported('PG1', 'answered'))).toEqual([]);
  });
});

describe('the card', () => {
  test('says who is paged without an answer, where somebody can be', () => {
    const { incident } = given(onTable);
    const made = incident.plans[rb(1)];
    if (made === undefined) throw new Error('no plan');
    const screen = (unanswered: ReturnType<typeof nextCall>) =>
      cardScreen({ incident, made, counts: [], live: undefined, records: { unanswered }, voice });
    expect(screen(nextCall(incident)).lines).toContain(
      'Ada decides; no answer by 10:05 UTC pages Devi.',
    );
    expect(screen(undefined).lines).toContain('Ada decides.');
    expect(canPage(incident)).toBe(true);
    expect(canPage(given(onTable, withoutPager).incident)).toBe(false);
    expect(canPage({ ...incident, mode: 'drill' })).toBe(false);
  });
});
