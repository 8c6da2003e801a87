import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verbs } from '../../commands/list.ts';
import { isMisread, read } from '../../commands/read.ts';
import type { Known } from '../../commands/verb.ts';
import { Order } from '../../src/core/orders.ts';
import { known, nothingKnown } from './known.ts';

/** The longest that a person may be kept waiting by the worst line. */
const limitMs = 100;

/** What is wrong with the answer to this line; nothing is what is wanted. */
function faults(line: string, names: Known = known): readonly string[] {
  const answer = read(line, names);
  if (!isMisread(answer)) return Order.safeParse(answer).success ? [] : ['not an order'];
  const { said, problem, nearest } = answer;
  return [
    ...(Array.from(said).length > 60 ? ['says back too much'] : []),
    ...(problem === '' ? ['does not say why'] : []),
    ...(nearest !== undefined && isMisread(read(nearest, names)) ? [`offers ${nearest}`] : []),
  ];
}

/**
 * Slow three times in a row, not because something was compiled or collected just then; by the time of the processor for
 * this thread, of which whatever else the machine does takes nothing.
 */
function isSlow(line: string, names: Known = known): boolean {
  return [1, 2, 3].every(() => {
    const before = process.threadCpuUsage();
    read(line, names);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000 > limitMs;
  });
}

const names = verbs.map(({ family, word }) => `/${family} ${word} `);
const pieces = fc.constantFrom(
  ...names,
  'checkout',
  'chekout',
  'RB-17',
  'warm-cache',
  'wait',
  'sev2',
  'done',
  '@first-oncall',
  'to',
  '"',
  '“',
  '”',
  "'",
  '\\',
  '--',
  '—',
  '--card',
  '--override',
  '?',
  '\n',
  '\u00a0',
  '\u200b',
);

describe('a line of anything', () => {
  test('is an order or a misread, and what a misread offers is an order', () => {
    const typed = fc.array(pieces, { maxLength: 12 }).map((words) => words.join(' '));
    const glued = fc.array(pieces, { maxLength: 12 }).map((words) => words.join(''));
    const noise = fc.string({ unit: 'binary', maxLength: 200 });
    const led = fc.tuple(fc.constantFrom(...names), noise).map((both) => both.join(''));
    fc.assert(
      fc.property(fc.oneof(typed, glued, noise, led), (line) => {
        expect([...faults(line), ...faults(line, nothingKnown)]).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect.hasAssertions();
  }, 30_000);

  test('may be random bytes, half characters included', () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    fc.assert(
      fc.property(fc.constantFrom(...names), bytes, (name, data) => {
        const halves = data.reduce((text, byte) => text + String.fromCharCode(0xd8_00 + byte), '');
        const utf8 = Buffer.from(data).toString('utf8');
        expect([name + halves, name + utf8, utf8].flatMap((line) => faults(line))).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect.hasAssertions();
  });
});

describe('the worst lines', () => {
  const fills = [
    'x',
    ' ',
    '"',
    '“',
    '“a ',
    '\\',
    '\\"',
    '!',
    '-',
    '—a ',
    '?',
    '\u200b',
    '\u202e',
    '\ud800',
    'checkout ',
    'checkout@prod ',
    '--override ',
    '"a" ',
    '<@U1|',
    '1',
    'stop',
    '😀',
  ];
  const lines = (start: string, length: number) =>
    fills.map((fill) => start + fill.repeat(Math.ceil(length / fill.length)));

  test.each(['', '/rollback ', '/rollback switch wait ', '/incident note '])(
    'of a million characters after "%s" are answered in 100 ms',
    (start) => {
      const slow = lines(start, 1_000_000).filter((line) => isSlow(line));
      expect(slow.map((line) => line.slice(0, 40))).toEqual([]);
    },
  );

  test.each([...names, '/rollback go --card "', '/rollback switch wait x "'])(
    'of the greatest length after "%s" are answered in 100 ms',
    (start) => {
      const slow = lines(start, 11_900).filter((line) => isSlow(line));
      expect(slow.map((line) => line.slice(0, 40))).toEqual([]);
    },
  );

  test('among a thousand services are answered in 100 ms', () => {
    const services = Array.from({ length: 1_000 }, (_, index) => `service-number-${index}`);
    expect(isSlow('/rollback servise-nunber-77x', { ...known, services })).toBe(false);
  });
});
