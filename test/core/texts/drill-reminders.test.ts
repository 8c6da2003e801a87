import { describe, expect, test } from 'vitest';
import { emptyBook } from '../../../src/core/drill/book.ts';
import { standingOf } from '../../../src/core/drill/standing.ts';
import type { ReminderEnd, ToldReminder } from '../../../src/core/drill/told.ts';
import { rehearsalLine } from '../../../src/core/plan/card-rehearsal.ts';
import {
  drillsText,
  leadLines,
  reminderActions,
  reminderEnd,
  reminderLines,
  servicesText,
  stateText,
} from '../../../src/core/texts/drills.ts';
import { drillTexts } from '../../../src/core/texts/events/drill.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { bookOf, done, rulesFor, turnable } from '../drills.ts';
import { ada, bo } from '../sample.ts';
import { drillSamples } from './drill-samples.ts';

const at = '2026-03-02T09:00:00.000Z';
const voice = voiceAt({ at });

const [plain, late, again] = drillSamples.DrillReminded;
if (plain === undefined || late === undefined || again === undefined) {
  throw new Error('There are three of them');
}
const ended = (end: ReminderEnd, reminder: ToldReminder['reminder'] = plain): string | undefined =>
  reminderEnd({ end, reminder }, voice);
const skipped = {
  status: 'skipped',
  by: ada,
  inARow: 2,
  leads: [bo],
  reason: undefined,
} as const;

describe('services that were never rehearsed', () => {
  test('stand by their names', () => {
    const row = (service: string) => {
      const one = turnable(emptyBook, { rules: rulesFor(service) });
      return { ...one, standing: standingOf(one, at), person: bo, takes: undefined };
    };
    expect(drillsText([row('b'), row('a')], voice)).toMatch(/^- a@staging: .*\n- b@staging: /u);
  });

  test('are listed by their names', () => {
    expect(servicesText(['checkout', 'pricing'])).toBe('checkout and pricing');
  });
});

describe('the reminder of a day', () => {
  test('says who, where, and why', () => {
    expect(reminderLines({ reminder: plain }, voice)).toEqual([
      'Ada, today you rehearse the way back of checkout.',
      'NEVER REHEARSED.',
      'On checkout@staging.',
      'Why this one: it never passed a drill.',
    ]);
    expect(reminderActions(plain, voice).map(({ label }) => label)).toEqual([
      'Start',
      'Later today',
      'Skip',
    ]);
  });

  test('of a service of which every drill failed says that none passed', () => {
    expect(reminderLines({ reminder: { ...plain, why: 'failed' } }, voice)[1]).toBe(
      'NEVER PASSED.',
    );
    const failed = bookOf(done('2026-03-01T10:00:00.000Z', ada, { passed: false }));
    const standing = standingOf(turnable(failed), at);
    expect(stateText({ standing })).toBe('NEVER PASSED');
    expect(rehearsalLine([{ service: 'checkout', standing, book: failed }], false)).toEqual([
      'No drill passed.',
    ]);
  });

  test('shouts where it is overdue, and owns the days that went by', () => {
    expect(reminderLines({ reminder: late }, voice)).toEqual([
      'Ada, today you rehearse the way back of checkout.',
      'OVERDUE by 3 days, it was due on 27 Feb.',
      'On checkout@staging by checkout-rollback, about 12 min, by past drills.',
      'Why this one: it changed since it last passed.',
      '3 working days before today went by without a reminder; this one stands for all of them.',
    ]);
    expect(reminderLines({ reminder: { ...late, due: '2026-03-02' } }, voice)[1]).toContain('On ');
  });
});

describe('what became of a reminder', () => {
  test('is nothing while it waits, and else a sentence', () => {
    expect(ended({ status: 'open' })).toBeUndefined();
    expect(ended({ status: 'postponed', by: ada, until: '2026-03-02T13:00:00.000Z' })).toMatch(
      /^Ada put it off until .*; it is said again then\.$/u,
    );
    expect(ended({ status: 'done', passed: true, incident: 'INC-7' })).toBe(
      'It was rehearsed in INC-7: passed. How it went: `/drill report INC-7`.',
    );
    expect(ended({ status: 'done', passed: false, incident: 'INC-7' })).toBe(
      'It was rehearsed in INC-7: failed, so it stays due. How it went: `/drill report INC-7`.',
    );
    expect(ended({ status: 'passed-over' })).toBe(
      'The day went by; a later reminder stands for it.',
    );
  });

  test('is a skip with its reason, also where that was erased', () => {
    expect(ended({ ...skipped, inARow: 1, leads: [] })).toBe('Ada skipped it. It stays due.');
    expect(ended({ ...skipped, inARow: 1, leads: [], reason: 'busy' }, late)).toBe(
      'Ada skipped it: busy. It stays due: 27 Feb.',
    );
    expect(ended({ ...skipped, inARow: 1, leads: [], reason: null })).toContain('it: (erased).');
  });

  test('names who is told of the second skip in a row', () => {
    expect(ended(skipped)).toBe('Ada skipped it, 2 times in a row. It stays due. Bo is told.');
    expect(ended({ ...skipped, leads: [ada, bo] })).toContain('Ada and Bo are told.');
    expect(ended({ ...skipped, leads: [] })).toContain(
      'Nobody is told: no person leads checkout-team in sternway.yaml.',
    );
  });

  test('is told to those who lead, with what they may do', () => {
    const [first, second, third] = leadLines(
      { reminder: plain, at, version: 1, end: skipped },
      voice,
    );
    expect(first).toBe('The drill of checkout was skipped again.');
    expect(second).toContain('Ada skipped it');
    expect(third).toContain('schedule checkout <day>');
  });
});

describe('a surprise of which little is on record', () => {
  const told = (surprise: Parameters<typeof drillTexts.SurpriseSprung>[0]['event']['surprise']) =>
    drillTexts.SurpriseSprung(
      { event: { type: 'SurpriseSprung', surprise }, texts: {}, at, actor: 'timer' },
      voice,
    );

  test('is told all the same', () => {
    expect(told('authority-silent')).toContain('the authority gives no answer');
    expect(told('check-fails')).toBe('DRILL, a surprise: a check fails');
    expect(told('step-hangs')).toContain('a step hangs');
  });
});
