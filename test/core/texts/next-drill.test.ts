import { describe, expect, test } from 'vitest';
import { type DrillBook, emptyBook } from '../../../src/core/drill/book.ts';
import { standingOf } from '../../../src/core/drill/standing.ts';
import type { Instant } from '../../../src/core/ids.ts';
import type { DrillRow } from '../../../src/core/texts/drills.ts';
import { nextDrills } from '../../../src/core/texts/next-drill.ts';
import { sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { because, bookOf, done, onto, rulesFor, told } from '../drills.ts';
import { ada, bo } from '../sample.ts';

const at: Instant = '2026-03-02T10:00:00.000Z';
const voice = { ...voiceAt(sceneAt('carded')), now: at };

const row = (book: DrillBook, service = 'checkout', more: Partial<DrillRow> = {}): DrillRow => {
  const rules = rulesFor(service);
  const standing = standingOf({ rules, book, now: undefined }, at);
  return { rules, book, standing, person: ada, takes: undefined, ...more };
};

describe('the next drill of somebody', () => {
  test('is the one that they were reminded of today, with all that can be answered', () => {
    const [next] = nextDrills([row(told, 'checkout', { person: bo })], voice);
    expect(next).toMatchObject({ service: 'checkout', person: ada });
    expect(next?.text).toBe(
      'DRILL on checkout@staging: NEVER REHEARSED. It is yours today, until 17:00 Europe/Berlin.',
    );
    expect(next?.actions.map(({ label }) => label)).toEqual(['Start', 'Later today', 'Skip']);
  });

  test('is not asked for any more today once it was skipped, and says how often', () => {
    const skipped = { type: 'DrillSkipped', service: 'checkout', day: '2026-03-02' } as const;
    const book = onto(told, [at, { ...skipped, by: ada, inARow: 2, leads: [], because }]);
    const [next] = nextDrills([row(book, 'checkout', { person: bo })], voice);
    expect(next?.person).toBe(bo);
    expect(next?.text).not.toContain('today');
    expect(next?.text).toContain('Skipped 2 times in a row.');
  });

  test('says when it is due, when it is planned for, and how long it takes', () => {
    const named = { type: 'DrillScheduled', service: 'checkout', day: '2026-03-09' } as const;
    const book = onto(bookOf(done('2026-02-23T10:00:00.000Z')), [
      at,
      { ...named, by: ada, because },
    ]);
    const [next] = nextDrills(
      [row(book, 'checkout', { takes: { ms: 600_000, from: 'plan' } })],
      voice,
    );
    expect(next).toEqual({
      service: 'checkout',
      person: ada,
      text: 'DRILL on checkout@staging: due on 25 Mar. Planned for 9 Mar, named by Ada. It takes about 10 min, by its plan.',
      actions: [],
    });
  });

  test('is the most urgent one, and nobody is told of what nobody could do', () => {
    const rows = [
      row(bookOf(done('2026-02-23T10:00:00.000Z')), 'fresh'),
      row(bookOf(done('2025-12-23T10:00:00.000Z')), 'late'),
      row(emptyBook, 'cart', { person: undefined }),
      row(emptyBook, 'never'),
    ];
    expect(nextDrills(rows, voice).map(({ service }) => service)).toEqual([
      'late',
      'never',
      'fresh',
    ]);
    expect(nextDrills(rows, voice)[0]?.actions.map(({ label }) => label)).toEqual(['Start']);
  });
});
