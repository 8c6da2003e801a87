import { describe, expect, test } from 'vitest';
import { type DrillBook, emptyBook } from '../../../src/core/drill/book.ts';
import { standingOf } from '../../../src/core/drill/standing.ts';
import { drillsText } from '../../../src/core/texts/drills.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { bookOf, byPlaybook, done, onto, rulesFor, turnable, unscored } from '../drills.ts';
import { ada, bo } from '../sample.ts';
import { unreadableIn } from './commands-in.ts';

const at = '2026-03-02T09:00:00.000Z';
const voice = voiceAt({ at });

const row = (service: string, book: DrillBook, digest = 'a') => {
  const one = turnable(book, { rules: rulesFor(service), now: byPlaybook(digest) });
  return { ...one, standing: standingOf(one, at), person: bo, takes: undefined };
};

const rows = [
  row('fresh', bookOf(done('2026-02-20T10:00:00.000Z'))),
  row('today', bookOf(done('2026-01-31T10:00:00.000Z'))),
  row('changed', bookOf(done('2026-02-20T10:00:00.000Z')), 'b'),
  row('late', bookOf(done('2026-01-20T10:00:00.000Z'))),
  { ...row('later', bookOf(done('2026-01-28T10:00:00.000Z'))), person: undefined },
  { ...row('never', { ...emptyBook, skips: 2 }), takes: { ms: 130_000, from: 'plan' as const } },
  row('failed', onto(bookOf(done('2026-01-20T10:00:00.000Z')), done(at, ada, { passed: false }))),
];

describe('how drills stand', () => {
  test('is told with what is most urgent first', () => {
    expect(drillsText(rows, voice)).toMatchInlineSnapshot(`
      "- failed@staging: OVERDUE by 11 days, it was due on 19 Feb. Passed on 20 Jan (INC-7, Ada). Failed on 2 Mar (INC-7, Ada). Next: Bo. Rehearse it: \`/drill start failed\`.
      - late@staging: OVERDUE by 11 days, it was due on 19 Feb. Passed on 20 Jan (INC-7, Ada). Next: Bo. Rehearse it: \`/drill start late\`.
      - later@staging: OVERDUE by 3 days, it was due on 27 Feb. Passed on 28 Jan (INC-7, Ada). Nobody could rehearse it now. Rehearse it: \`/drill start later\`.
      - never@staging: NEVER REHEARSED. Next: Bo, about 2 min, by its plan. Skipped 2 times in a row. Rehearse it: \`/drill start never\`.
      - today@staging: due today. Passed on 31 Jan (INC-7, Ada). Next: Bo. Rehearse it: \`/drill start today\`.
      - changed@staging: due: its playbook changed; without that on 22 Mar. Passed on 20 Feb (INC-7, Ada). Next: Bo. Rehearse it: \`/drill start changed\`.
      - fresh@staging: due on 22 Mar. Passed on 20 Feb (INC-7, Ada). Next: Bo."
    `);
  });

  test('says of a last drill that it was not scored, and why', () => {
    const left = onto(bookOf(done('2026-02-20T10:00:00.000Z')), unscored(at));
    expect(drillsText([row('left', left)], voice)).toContain(
      'Passed on 20 Feb (INC-7, Ada). Not scored on 2 Mar (INC-8): no way back could be begun, because no release is known there that it could go back to.',
    );
    const again = onto(left, done('2026-03-03T10:00:00.000Z'));
    expect(drillsText([row('again', again)], voice)).not.toContain('Not scored');
  });

  test('names commands that can be typed', () => {
    expect(unreadableIn(drillsText([], voice))).toEqual([]);
    expect(drillsText([], voice)).toContain('No service is rehearsed');
  });
});
