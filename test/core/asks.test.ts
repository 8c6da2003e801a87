import { describe, expect, test } from 'vitest';
import { type Ask, type Asking, asksOf, pagesWanted } from '../../src/core/asks.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { askLine } from '../../src/core/texts/asked.ts';
import { statusText } from '../../src/core/texts/status.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { given, type Move } from './given.ts';
import { close, reopen, residual, running, waivedByTwo } from './orders.ts';
import { checked, done } from './reports.ts';
import { ada, bo, dba, effect, planOf } from './sample.ts';

const voice: Asking['voice'] = {
  name: (person) => ({ p_ada: 'Ada', p_bo: 'Bo', p_dana: 'Dana' })[String(person)] ?? person,
  commands: usualCommands,
  now: '2026-03-01T10:01:00.000Z',
};

const asked = (incident: Incident, more: Partial<Asking> = {}): readonly Ask[] =>
  asksOf({
    incident,
    holders: (role) => (role === 'dba' ? [dba] : [incident.authority]),
    voice,
    ...more,
  });

const leaving = planOf({ effects: [effect('orders'), effect('mails')] });
const leftOver: Move = [running(leaving), done('back'), checked('mitigation/users-buy', 'pass')];
const onlyLeftOver: Move = [leftOver, checked('criterion/books-balance', 'pass')];
const recovered: Move = [onlyLeftOver, residual('R1', 'done'), residual('R2', 'done')];
const later = { ...voice, now: '2026-03-01T12:00:00.000Z' };

describe('what is left over', () => {
  test('is asked of nobody while recovery waits for more than that', () => {
    expect(asked(given(leftOver).incident)).toEqual([]);
  });

  test('is asked of its owner when recovery waits for nothing else', () => {
    const asks = asked(given(onlyLeftOver).incident);
    expect(asks.map(({ key, of }) => [key, of])).toEqual([
      ['residual/R1', [dba]],
      ['residual/R2', [dba]],
    ]);
    expect(asks.map((ask) => askLine(ask, voice))[0]).toMatchInlineSnapshot(
      `"Dana: Close R1 (orders were written, count unknown): recovery waits only for what is left over. \`/incident residual R1 done <evidence>\`"`,
    );
  });

  test('is asked of its owner when it is overdue, whatever else is open', () => {
    const [first] = asked(given(leftOver).incident, { voice: later });
    expect(first?.lines).toMatchInlineSnapshot(`
      [
        "Close R1 (orders were written, count unknown): it was due at 11:00 UTC.",
        "It belongs to dba. Recovery waits for it; the authority may waive it.",
      ]
    `);
  });

  test('is the same question however often the state changes', () => {
    const before = asked(given(leftOver).incident, { voice: later });
    const after = asked(given(onlyLeftOver).incident, { voice: later });
    expect(after.map(({ key, since }) => [key, since])).toEqual(
      before.map(({ key, since }) => [key, since]),
    );
  });

  test('is asked anew when there is more of it', () => {
    const { incident } = given(leftOver);
    const at = '2026-03-01T11:30:00.000Z';
    const event = { type: 'ResidualGrew', residual: 'R1', name: 'orders', count: 9 } as const;
    const more = evolve(incident, { event, at, mode: 'live', actor: 'worker', via: 'timer' });
    expect(asked(more, { voice: later }).map(({ key, since }) => [key, since])).toEqual([
      ['residual/R2', '2026-03-01T11:00:03.000Z'],
      ['residual/R1', at],
    ]);
  });

  test('is told with its count, and a waiver without one', () => {
    const counted: Move = [
      running(leaving, { facts: { counts: [{ effect: 'orders', count: 212 }] } }),
      done('back'),
      checked('mitigation/users-buy', 'pass'),
      waivedByTwo('books-balance'),
    ];
    const lines = asked(given(counted).incident).flatMap((one) => one.lines);
    expect(lines[0]).toMatch(/^Close R1 \(orders were written, 212 of them\)/u);
    expect(lines.at(-1)).toMatch(/^Close R3 \(waived check books-balance\): recovery waits only/u);
  });

  test('is asked no more when it was closed', () => {
    const { incident } = given(onlyLeftOver, residual('R1', 'done'));
    expect(asked(incident).map(({ key }) => key)).toEqual(['residual/R2']);
  });
});

describe('a recovered incident', () => {
  test('asks its authority to close it', () => {
    const asks = asked(given(recovered).incident);
    expect(asks.map((ask) => askLine(ask, voice))).toMatchInlineSnapshot(`
      [
        "Ada: Close INC-1, and name who writes the report: it has recovered. \`/incident close <@person>\`",
      ]
    `);
    expect(asks[0]?.of).toEqual([ada]);
  });

  test('asks no more when it was opened again', () => {
    expect(asked(given(recovered, reopen()).incident)).toEqual([]);
  });

  test('asks only for the report and reviews once it is closed', () => {
    const asks = asked(given(recovered, close({ reportOwner: bo })).incident);
    expect(asks.map(({ key }) => key)).toEqual(['report']);
  });
});

describe('the status', () => {
  test('says once what is asked', () => {
    for (const story of [recovered, onlyLeftOver]) {
      const { incident } = given(story);
      const text = statusText(incident, { asks: asked(incident) }, voice);
      expect(text).toContain('Asked of:');
      expect(text).not.toContain('Waiting:');
    }
  });
});

const ask = (more: Partial<Ask>): Ask => ({
  key: 'a',
  of: [bo],
  where: 'channel',
  urgent: true,
  since: '2026-03-01T10:00:00.000Z',
  until: undefined,
  lines: ['Accept command.'],
  actions: [],
  ...more,
});

describe('pages', () => {
  test('are wanted for what is urgent and asked of somebody by name', () => {
    const wanted = pagesWanted([
      ask({ key: 'urgent', until: '2026-03-01T10:05:00.000Z' }),
      ask({ key: 'calm', urgent: false }),
      ask({ key: 'anybody', of: [] }),
    ]);
    expect(wanted).toEqual([
      {
        key: 'urgent',
        of: [bo],
        since: '2026-03-01T10:00:00.000Z',
        until: '2026-03-01T10:05:00.000Z',
      },
    ]);
  });
});

describe('an ask in a line', () => {
  test('names everybody who may answer, until when, and what to type', () => {
    const line = askLine(
      ask({
        of: [],
        until: '2026-03-01T10:05:00.000Z',
        actions: [{ label: 'Object', command: '`/incident object <reason>`' }],
      }),
      voice,
    );
    expect(line).toBe('anybody here until 10:05 UTC: Accept command. `/incident object <reason>`');
  });

  test('says of whom where there is nothing to type', () => {
    expect(askLine(ask({ lines: [] }), voice)).toBe('Bo: ');
  });
});
