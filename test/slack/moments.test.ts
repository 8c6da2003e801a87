import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inUtc } from '../../src/core/texts/moments.ts';
import { clock, clockSeconds, oneLine } from '../../src/core/texts/words.ts';
import { textBlocks } from '../../src/slack/blocks/lines.ts';
import { slackMoment, unmarked } from '../../src/slack/blocks/moments.ts';
import { fallback, mrkdwn, plain } from '../../src/slack/blocks/words.ts';
import { cases } from '../support/runs.ts';

const now = '2026-03-01T10:00:00.000Z';
const voice = { now, moment: slackMoment };
const today = clock('2026-03-01T09:05:00.000Z', voice);
const yesterday = clock('2026-02-28T09:05:00.000Z', voice);
const anyMoment = fc
  .integer({ min: Date.UTC(1970), max: Date.UTC(2100) })
  .map((ms) => new Date(ms).toISOString());

describe('a moment in Slack', () => {
  test('shows in the zone of whoever reads, and in UTC where Slack cannot show it so', () => {
    expect(mrkdwn(`Until ${today}.`, 300)).toBe('Until <!date^1772355900^{time}|09:05 UTC>.');
  });

  test('has its day where that is not the day of the message', () => {
    expect(mrkdwn(yesterday, 300)).toBe(
      '<!date^1772269500^{date_short_pretty} {time}|2026-02-28 09:05 UTC>',
    );
  });

  test('has its seconds where they count', () => {
    expect(mrkdwn(clockSeconds('2026-03-01T09:05:07.000Z', voice), 300)).toBe(
      '<!date^1772355907^{time_secs}|09:05:07 UTC>',
    );
  });

  test('is in UTC where no markup is shown: in headers, buttons, fields and notifications', () => {
    expect(plain(`Until ${today}.`, 300)).toBe('Until 09:05 UTC.');
    expect(fallback(`Until ${today}.`, 300)).toBe('Until 09:05 UTC.');
    expect(unmarked(`Until ${today}.`)).toBe('Until 09:05 UTC.');
    expect(oneLine(`Until ${today}.`)).toBe('Until 09:05 UTC.');
  });

  test('is never cut in two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyMoment, fc.string({ maxLength: 9 })), { maxLength: 30 }),
        fc.integer({ min: 100, max: 400 }),
        (parts, most) => {
          const line = parts
            .map((part) => (/^\d{4}-\d\d-\d\dT/u.test(part) ? clock(part, voice) : part))
            .join(' ');
          const shown = mrkdwn(line, most);
          expect(shown.length).toBeLessThanOrEqual(most);
          expect(shown.replace(token, '')).not.toMatch(/[<>]/u);
          for (const block of textBlocks(line)) {
            expect(JSON.stringify(block).replace(token, '')).not.toContain('!date');
          }
        },
      ),
      { numRuns: cases({ few: 50, many: 500 }) },
    );
  });

  test('is the moment that it was, whenever', () => {
    fc.assert(
      fc.property(anyMoment, (at) => {
        const said = inUtc(at, { now, seconds: false });
        const seconds = Math.floor(Date.parse(at) / 1_000);
        expect(mrkdwn(clock(at, voice), 300)).toMatch(new RegExp(`^<!date\\^${seconds}\\^`, 'u'));
        expect(mrkdwn(clock(at, voice), 300).endsWith(`|${said}>`)).toBe(true);
      }),
      { numRuns: cases({ few: 50, many: 500 }) },
    );
  });
});

const token = /<!date\^\d+\^(?:\{date_short_pretty\} )?\{time(?:_secs)?\}\|[\d :-]+ UTC>/gu;

describe('what somebody typed', () => {
  test('is no moment, however it looks', () => {
    const typed = '<!date^1772355900^{time}|09:05 UTC> 09:05 UTC \u{FDD0}';
    expect(mrkdwn(typed, 300)).toBe('&lt;!date^1772355900^{time}|09:05 UTC&gt; 09:05 UTC ');
  });

  test('loses the marks of a copied moment on its way through a line', () => {
    expect(mrkdwn(oneLine(today), 300)).toBe('09:05 UTC');
  });

  test('cannot make another time show than the one that stands there', () => {
    const lie = today.replace('09:05', '11:00');
    expect(mrkdwn(lie, 300)).toBe('11:00 UTC');
  });
});
