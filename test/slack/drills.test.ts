import { describe, expect, test } from 'vitest';
import type { ReminderEnd, ToldReminder } from '../../src/core/drill/told.ts';
import { checkMessage } from '../../src/slack/limits/check.ts';
import { drillWants } from '../../src/slack/out/desired/drills.ts';
import { ada, bo } from '../core/sample.ts';
import { drillSamples } from '../core/texts/drill-samples.ts';
import { voiceAt } from '../support/sample-incident.ts';

const at = '2026-03-02T09:00:00.000Z';
const reminders = drillSamples.DrillReminded;
const [first, overdue, again] = reminders;

const told = (
  version: number,
  end: ReminderEnd = { status: 'open' },
  reminder = overdue,
): ToldReminder => {
  if (reminder === undefined) throw new Error('There is no such sample');
  return { reminder, at, version, end };
};

const wants = (...all: readonly ToldReminder[]) =>
  drillWants({
    reminders: all,
    channel: 'C0DRILLS',
    voice: voiceAt({ at }),
    users: (people) => people.map((person) => (person === ada ? 'U0ADA' : 'U0BO')),
  });

const textOf = (...all: readonly ToldReminder[]): string | undefined =>
  wants(...all)[0]?.message.text;

describe('a reminder of a drill', () => {
  test('stands in the channel of the team, where it calls the person due, and in their own messages', () => {
    const [channel, direct] = wants(told(1));
    expect(channel).toMatchObject({ where: { channel: 'C0DRILLS' } });
    expect(direct).toMatchObject({ where: { user: 'U0ADA' } });
    expect(channel?.message.text).toMatch(/^<@U0ADA> DRILL: /u);
    expect(direct?.message.text).toMatch(/^DRILL: /u);
  });

  test('says which drill, that it is overdue, how long, why this one, and what went by', () => {
    expect(textOf(told(1))).toMatchInlineSnapshot(`
      "<@U0ADA> DRILL: Ada, today you rehearse the way back of checkout.
      OVERDUE by 3 days, it was due on 27 Feb.
      On checkout@staging by checkout-rollback, about 12 min, by past drills.
      Why this one: it changed since it last passed.
      3 working days before today went by without a reminder; this one stands for all of them."
    `);
    expect(textOf(told(1, { status: 'open' }, first))).toMatchInlineSnapshot(`
      "<@U0ADA> DRILL: Ada, today you rehearse the way back of checkout.
      NEVER REHEARSED.
      On checkout@staging.
      Why this one: it never passed a drill."
    `);
  });

  test('says the name once, behind a mention or before the sentence', () => {
    const [channel, direct] = wants(told(1)).map(({ message }) => JSON.stringify(message.blocks));
    expect(channel).toContain('<@U0ADA> *today you rehearse the way back of checkout.*');
    expect(direct).toContain('*Ada, today you rehearse the way back of checkout.*');
  });

  test('has what may be answered as buttons that order it', () => {
    const text = JSON.stringify(wants(told(1))[0]?.message.blocks);
    for (const line of ['start', 'later', 'skip'])
      expect(text).toContain(`/drill ${line} checkout`);
  });

  test('is taken by Slack, whatever became of it', () => {
    for (const want of wants(told(1), told(2, { status: 'passed-over' }))) {
      expect(checkMessage(want.message)).toEqual([]);
    }
  });

  test('that was put off is said again to the person due alone', () => {
    const all = wants(told(1, { status: 'passed-over' }), told(3, { status: 'open' }, again));
    expect(all.filter(({ onlyEdit }) => onlyEdit !== true).map(({ where }) => where)).toEqual([
      { user: 'U0ADA' },
    ]);
  });
});

describe('a reminder that is over', () => {
  const until = '2026-03-02T13:00:00.000Z';
  const skipped = { status: 'skipped', by: ada, inARow: 1, leads: [], reason: undefined } as const;

  test.each<readonly [string, ReminderEnd]>([
    [
      'Bo put it off until 13:00 UTC; it is said again then.',
      { status: 'postponed', by: bo, until },
    ],
    ['Ada skipped it. It stays due: 27 Feb.', skipped],
    [
      'Ada skipped it, 2 times in a row: in a workshop. It stays due: 27 Feb. Bo is told.',
      { ...skipped, inARow: 2, leads: [bo], reason: 'in a workshop' },
    ],
    [
      'Ada skipped it, 2 times in a row: (erased). It stays due: 27 Feb. Nobody is told: no person leads checkout-team in sternway.yaml.',
      { ...skipped, inARow: 2, reason: null },
    ],
    [
      'It was rehearsed in INC-7: passed. How it went: `/drill report INC-7`.',
      { status: 'done', passed: true, incident: 'INC-7' },
    ],
    [
      'It was rehearsed in INC-7: failed, so it stays due. How it went: `/drill report INC-7`.',
      { status: 'done', passed: false, incident: 'INC-7' },
    ],
    ['The day went by; a later reminder stands for it.', { status: 'passed-over' }],
  ])('says what became of it and has nothing to press: %s', (words, end) => {
    const [want] = wants(told(1, end));
    expect(want?.onlyEdit).toBe(true);
    expect(JSON.stringify(want?.message.blocks)).not.toContain('press:');
    expect(want?.message.text.split('\n').at(-1)).toBe(words);
  });

  test('for the second time in a row is told to those who lead the team, once', () => {
    const all = wants(told(1, { ...skipped, inARow: 2, leads: [bo] }));
    const lead = all.filter(({ once }) => once === true);
    expect(lead.map(({ where }) => where)).toEqual([{ user: 'U0BO' }]);
    expect(lead[0]?.message.text).toMatchInlineSnapshot(`
      "DRILL: The drill of checkout was skipped again.
      Ada skipped it, 2 times in a row. It stays due: 27 Feb. Bo is told.
      You are told because you lead the team. A day that will do: \`/drill schedule checkout &lt;day&gt;\`."
    `);
  });
});
