import { describe, expect, test } from 'vitest';
import { emptyBook } from '../../../src/core/drill/book.ts';
import { standingOf } from '../../../src/core/drill/standing.ts';
import type { Instant } from '../../../src/core/ids.ts';
import { type CardSources, cardText } from '../../../src/core/plan/card.ts';
import type { RehearsalRecord } from '../../../src/core/plan/card-rehearsal.ts';
import { cardDetails } from '../../../src/core/texts/card-details.ts';
import { counts, incidentAt, sceneAt, voiceAt } from '../../support/sample-incident.ts';
import { bookOf, byPlaybook, done, rulesFor } from '../drills.ts';
import { rb } from '../sample.ts';

const incident = incidentAt('carded');
const made = incident.plans[rb(1)];
if (!made) throw new Error('the sample has no plan');

const at: Instant = '2026-03-01T10:00:00.000Z';
const long = 'one two three four five six seven eight nine ten eleven twelve';

/** A service whose drill passed on this day, or never did. */
function rehearsed(day: string | undefined, service = 'checkout', digest = 'a'): RehearsalRecord {
  const book = day === undefined ? emptyBook : bookOf(done(`${day}T10:00:00.000Z`));
  const now = byPlaybook(digest);
  return { service, book, standing: standingOf({ rules: rulesFor(service), book, now }, at) };
}

const sources = (...rehearsals: readonly RehearsalRecord[]): CardSources => ({
  incident,
  made,
  counts,
  live: undefined,
  records: { title: 'buying fails', rehearsals },
  voice: voiceAt(sceneAt('carded')),
});

const dataLine = (...rehearsals: readonly RehearsalRecord[]): string | undefined =>
  cardText(sources(...rehearsals))
    .split('\n')
    .find((line) => line.startsWith('Data:'));

describe('the card of a plan', () => {
  test('says how long ago its way back was rehearsed, beside what it does to data', () => {
    expect(dataLine(rehearsed('2026-02-23'))).toBe('Data: no migration. Rehearsed 6 days ago.');
    expect(dataLine(rehearsed('2026-02-28'))).toBe('Data: no migration. Rehearsed 1 day ago.');
    expect(dataLine(rehearsed('2026-03-01'))).toBe('Data: no migration. Rehearsed today.');
  });

  test('says that it never was, that it is overdue, and that it was another playbook', () => {
    expect(dataLine(rehearsed(undefined))).toBe('Data: no migration. Never rehearsed.');
    expect(dataLine(rehearsed('2026-01-25', 'checkout', 'b'))).toBe(
      'Data: no migration. Rehearsed 35 days ago, overdue.',
    );
    expect(dataLine(rehearsed('2026-02-23', 'checkout', 'b'))).toBe(
      'Data: no migration. Rehearsed 6 days ago, other playbook.',
    );
  });

  test('says nothing of it where no drills are set up', () => {
    expect(dataLine()).toBe('Data: no migration.');
    expect(cardDetails(sources())).not.toContain('Rehearsal');
  });

  test('tells of the weakest of its services', () => {
    const [fresh, old] = [rehearsed('2026-02-23'), rehearsed('2026-02-20', 'pricing')];
    const [late, other] = [rehearsed('2026-01-25'), rehearsed('2026-02-27', 'cart', 'b')];
    expect(dataLine(fresh, old)).toContain('Rehearsed 9 days ago.');
    expect(dataLine(fresh, other, old)).toContain('2 days ago, other playbook.');
    expect(dataLine(other, late, fresh)).toContain('overdue');
    expect(dataLine(late, rehearsed(undefined, 'cart'))).toContain('Never rehearsed.');
    const none = rehearsed(undefined, 'pricing');
    expect(dataLine(none, rehearsed(undefined, 'cart'))).toContain('Never rehearsed.');
  });

  test('keeps it where the first line says what harms, and where there is no room', () => {
    const dataImpact = { ...made.document.dataImpact, verdict: 'destructive' } as const;
    const harmful = { ...made, document: { ...made.document, dataImpact } };
    const text = cardText({ ...sources(rehearsed('2026-01-25')), made: harmful });
    expect(text).toContain('\nRehearsed 35d ago, overdue.\n');
    const full = sources(rehearsed('2026-01-25', 'checkout', 'b'));
    const crowded = cardText({
      ...full,
      incident: { ...incident, mode: 'drill', declaredAt: '2026-02-01T10:00:00.000Z' },
      live: {
        version: long,
        digest: undefined,
        commit: undefined,
        since: '2026-02-01T09:00:00.000Z',
      },
      records: { ...full.records, title: long, pastRuns: 3, mixed: [long, long] },
      voice: { ...full.voice, name: () => long },
    });
    expect(crowded).toContain('Rehearsed 35d ago, overdue.');
    const lines = crowded.slice(0, crowded.lastIndexOf('\n'));
    expect(lines.split(/\s+/u).length).toBeLessThanOrEqual(51);
  });
});

describe('the details of a plan', () => {
  test('warn where the way back was not rehearsed as it should be', () => {
    const text = cardDetails(
      sources(
        rehearsed('2026-02-23'),
        rehearsed('2026-01-25', 'pricing'),
        rehearsed(undefined, 'cart'),
      ),
    );
    expect(text.slice(text.indexOf('Rehearsal:')).split('\n').slice(0, 4)).toMatchInlineSnapshot(`
      [
        "Rehearsal:",
        "- checkout: its next drill is due on 25 Mar. Passed on 23 Feb (INC-7, Ada).",
        "- pricing: WARNING: OVERDUE by 5 days, it was due on 24 Feb. Passed on 25 Jan (INC-7, Ada).",
        "- cart: WARNING: NEVER REHEARSED.",
      ]
    `);
  });
});
