import { describe, expect, test } from 'vitest';
import { program } from './process.ts';

describe('a rollback that is decided in Slack', () => {
  test('takes three interactions and at most 70 words to its first running step', async () => {
    await using counting = program('test/slack/words.ts', [], {});
    const { code, out, err } = await counting.ended();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ {2}3 {2}of at most 3; words at most 70 +(?:[1-6]\d|70)\n$/mu);
  });
});
