import { describe, expect, test } from 'vitest';
import type { Drill } from '../../../src/core/drill/book.ts';
import type { Score } from '../../../src/core/drill/score-shape.ts';
import { IncidentId } from '../../../src/core/ids.ts';
import { rehearsalOf, type ScoreSources, scoreText } from '../../../src/core/texts/drill-score.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { drillSamples } from './drill-samples.ts';

const at = '2026-03-02T09:00:00.000Z';
const voice = voiceAt({ at });
const [passed, failed] = drillSamples.DrillDone.map((event): Drill => ({ ...event, at }));
const well: Score = {
  decideMs: 60_000,
  executeMs: 120_000,
  validateMs: 180_000,
  failures: [],
  surprises: [],
};
const text = (more: Partial<ScoreSources> = {}): string =>
  scoreText(
    {
      service: 'checkout',
      incident: { id: IncidentId.parse('INC-9'), rung: 'closed' },
      isOvertaken: false,
      unbegun: undefined,
      score: well,
      last: undefined,
      ...more,
    },
    voice,
  );

describe('how a drill went', () => {
  test('is told with the verdict first', () => {
    expect(text()).toMatchInlineSnapshot(`
      "DRILL INC-9 of checkout: passed.
      - Time to decide: 1 min.
      - Time to execute: 2 min.
      - Time to validate: 3 min.
      It is the first drill of checkout that is scored.
      When it is due again: \`/drill status checkout\`."
    `);
  });

  test('is told against the last one', () => {
    expect(text({ last: failed })).toMatchInlineSnapshot(`
      "DRILL INC-9 of checkout: passed.
      - Time to decide: 1 min, last time 1 min.
      - Time to execute: 2 min, last time 2 min.
      - Time to validate: 3 min.
      The last one, on 2 Mar (INC-8), failed: the target was not validated as recovered and a surprise was not answered.
      When it is due again: \`/drill status checkout\`."
    `);
    expect(text({ last: passed })).toContain('The last one, on 2 Mar (INC-7), passed.');
  });

  test('says of a second order whether anybody followed it', () => {
    const ended = (answered: boolean): string =>
      text({ score: { ...well, surprises: [{ kind: 'second-order', answered }] } });
    expect(ended(true)).toContain('ordered another strategy; nobody followed it.');
    expect(ended(false)).toContain('ordered another strategy; the strategy was switched.');
  });

  test('decided within a second was decided at once', () => {
    expect(text({ score: { ...well, decideMs: 12 } })).toContain('- Time to decide: at once.');
  });

  test('is told with what stands against it, and its surprises', () => {
    const score: Score = {
      failures: ['not-recovered'],
      surprises: [
        { kind: 'step-hangs', answered: true },
        { kind: 'check-fails', answered: false },
      ],
    };
    expect(text({ score })).toMatchInlineSnapshot(`
      "DRILL INC-9 of checkout: failed.
      - Against it: the target was not validated as recovered.
      - Time to decide: not known, it did not come to that.
      - Time to execute: not known, it did not come to that.
      - Time to validate: not known, it did not come to that.
      - Surprise: a step hung; it was answered.
      - Surprise: a check failed; it was not answered.
      It is the first drill of checkout that is scored.
      When it is due again: \`/drill status checkout\`."
    `);
    const incident = { id: IncidentId.parse('INC-9'), rung: 'declared' } as const;
    expect(text({ score, incident })).toMatchInlineSnapshot(`
      "DRILL INC-9 of checkout: under way, and this is how it goes so far.
      - Missing or against it: the target was not validated as recovered.
      - Time to decide: not known, it did not come to that.
      - Time to execute: not known, it did not come to that.
      - Time to validate: not known, it did not come to that.
      - Surprise: a step hung; it was answered.
      - Surprise: a check failed; it was not answered.
      It is the first drill of checkout that is scored.
      It counts once it is closed: \`/incident close\`."
    `);
  });

  test('is nobody’s score where a live incident ended it', () => {
    expect(text({ isOvertaken: true })).toContain('so it has no score');
  });

  test('has no score where no strategy began, and says why', () => {
    const none = { failures: [], surprises: [] };
    expect(
      text({ unbegun: { code: 'NoWayBack' }, score: none, last: passed }),
    ).toMatchInlineSnapshot(`
      "DRILL INC-9 of checkout: not scored.
      No way back could be begun, because no release is known there that it could go back to. It neither passed nor failed, and counts as no rehearsal.
      The last one, on 2 Mar (INC-7), passed.
      Begin again: \`/drill start checkout\`. When it is due: \`/drill status checkout\`."
    `);
    expect(text({ unbegun: { code: undefined } })).toContain('because nobody decided on one.');
    expect(text({ unbegun: { code: 'CardStale' } })).toContain(
      'because the last order for it was refused (CardStale).',
    );
  });

  test('says under way that without a strategy it will have no score', () => {
    const incident = { id: IncidentId.parse('INC-9'), rung: 'declared' } as const;
    expect(text({ incident, unbegun: { code: undefined } })).toContain(
      'Closed before that (`/incident close`), it has no score.',
    );
  });

  test('is called by its service', () => {
    expect(rehearsalOf('checkout')).toBe("Rehearsal of checkout's way back");
  });
});
