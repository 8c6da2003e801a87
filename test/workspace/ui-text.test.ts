import { describe, expect, test } from 'vitest';
import { formatDate } from '../../sandbox/slack/ui/browser/text/dates.ts';
import { emojiSign } from '../../sandbox/slack/ui/browser/text/emoji.ts';
import { parseInline, parseMrkdwn } from '../../sandbox/slack/ui/browser/text/mrkdwn.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('a line in mrkdwn', () => {
  test('knows bold, italics, strike and code', () => {
    expect(parseInline('*a* _b_ ~c~ `d`')).toEqual([
      { kind: 'bold', inner: [text('a')] },
      text(' '),
      { kind: 'italic', inner: [text('b')] },
      text(' '),
      { kind: 'strike', inner: [text('c')] },
      text(' '),
      { kind: 'code', text: 'd' },
    ]);
  });

  test('leaves stars and underscores within words and sums alone', () => {
    expect(parseInline('orders_by_day 2*3*4 a * b * c')).toEqual([
      text('orders_by_day 2*3*4 a * b * c'),
    ]);
  });

  test('knows people, channels, groups and broadcasts', () => {
    expect(parseInline('<@U1><#C1|dev><!subteam^S1|@dba><!here>')).toEqual([
      { kind: 'user', id: 'U1' },
      { kind: 'channel', id: 'C1', label: 'dev' },
      { kind: 'group', id: 'S1', label: '@dba' },
      { kind: 'broadcast', text: 'here' },
    ]);
  });

  test('makes links of web addresses alone', () => {
    expect(parseInline('<https://a.example/?x=1&amp;y=2|the graph>')).toEqual([
      { kind: 'link', url: 'https://a.example/?x=1&y=2', label: 'the graph' },
    ]);
    expect(parseInline('see https://a.example/b.')).toEqual([
      text('see '),
      { kind: 'link', url: 'https://a.example/b', label: 'https://a.example/b' },
      text('.'),
    ]);
    expect(parseInline('<javascript:alert(1)|click>')).toEqual([
      text('<javascript:alert(1)|click>'),
    ]);
  });

  test('keeps what somebody typed as text, escaped or not', () => {
    expect(parseInline('&lt;!channel&gt; <script>')).toEqual([
      text('<!channel> '),
      text('<script>'),
    ]);
  });

  test('knows dates, and shows the fallback of one it cannot read', () => {
    expect(parseInline('<!date^1795230900^{time}|03:15 UTC>')).toEqual([
      { kind: 'date', seconds: 1_795_230_900, format: '{time}', fallback: '03:15 UTC' },
    ]);
    expect(parseInline('<!date^soon^{time}|later>')).toEqual([text('later')]);
  });
});

describe('a text in mrkdwn', () => {
  test('falls into lines, quotes and code blocks', () => {
    expect(parseMrkdwn('one\n> two\n&gt; three\n```\n*four* &lt;\n```')).toEqual([
      { kind: 'lines', inner: [text('one')] },
      { kind: 'quote', inner: [text('two\nthree')] },
      { kind: 'preformatted', text: '*four* <' },
    ]);
  });

  test('of many open marks is read in a moment', () => {
    const before = performance.now();
    parseMrkdwn('*_~`<:'.repeat(6_000));
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('a moment in a text', () => {
  test('keeps words of the format that it does not know', () => {
    expect(formatDate(12 * 3600, 'on {date_num} at {moonrise}')).toBe(
      'on 1970-01-01 at {moonrise}',
    );
  });

  test('is called today where it is', () => {
    const now = Date.now();
    expect(formatDate(now / 1000, '{date_pretty}', now)).toBe('today');
  });
});

describe('an emoji', () => {
  test('with a meaning for the bot is known by its short name', () => {
    for (const name of ['memo', 'white_check_mark', 'rotating_light', 'warning'])
      expect(emojiSign(name)).toBeDefined();
  });

  test('that is not known stays a word', () => {
    expect(emojiSign('parrot')).toBeUndefined();
  });
});
