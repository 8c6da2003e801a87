import { describe, expect, test } from 'vitest';
import type { DrillBook } from '../../src/core/drill/book.ts';
import type { Instant } from '../../src/core/ids.ts';
import { checkMessage } from '../../src/slack/limits/check.ts';
import { scoreWants } from '../../src/slack/out/desired/drill-scores.ts';
import { bookOf, done, onto, unscored } from '../core/drills.ts';
import { ada } from '../core/sample.ts';
import { voiceAt } from '../support/sample-incident.ts';

const at: Instant = '2026-03-02T09:00:00.000Z';
const score = { decideMs: 14_000, executeMs: 36_000, failures: [], surprises: [] };
const drills = bookOf(
  done('2026-02-01T09:00:00.000Z', ada, { score: { ...score, decideMs: 60_000 } }),
  done(at, ada, { score }),
);
const wants = (now: Instant, more: DrillBook = drills, channel?: string) =>
  scoreWants({ service: 'checkout', book: more, channel, voice: voiceAt({ at: now }) });

describe('how a drill went', () => {
  test('stands in the channel of the team, once, against the one before it', () => {
    const [want, ...others] = wants(at, drills, 'C0DRILLS');
    expect(others).toEqual([]);
    expect(want).toMatchObject({ where: { channel: 'C0DRILLS' }, once: true });
    expect(want?.message.text).toMatch(/^DRILL INC-7 of checkout: passed\./u);
    expect(want?.message.text).toContain('Time to decide: 14 s, last time 1 min.');
    expect(want && checkMessage(want.message)).toEqual([]);
  });

  test('stands there as well where it has no score, beside the last one that has', () => {
    const book = onto(drills, unscored('2026-03-02T10:00:00.000Z'));
    const [scored, none, ...others] = wants('2026-03-02T10:00:00.000Z', book, 'C0DRILLS');
    expect(others).toEqual([]);
    expect(scored?.key).toBe('drill.checkout.score.INC-7');
    expect(none).toMatchObject({ key: 'drill.checkout.not-scored.INC-8', once: true });
    expect(none?.message.text).toMatch(/^DRILL INC-8 of checkout: not scored\./u);
    expect(none?.message.text).toContain('The last one, on 2 Mar (INC-7), passed.');
    expect(none && checkMessage(none.message)).toEqual([]);
  });

  test('is told nowhere where the team has no channel, and no more after a day', () => {
    expect(wants(at)).toEqual([]);
    expect(wants('2026-03-03T09:00:00.000Z', drills, 'C0DRILLS')).toEqual([]);
  });

  test('is not told where there was no drill, or its score is not on record', () => {
    expect(wants(at, bookOf(), 'C0DRILLS')).toEqual([]);
    expect(wants(at, bookOf(done(at)), 'C0DRILLS')).toEqual([]);
  });
});
