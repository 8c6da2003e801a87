import { describe, expect, test } from 'vitest';
import { askGently } from '../../src/app/run/ask-gently.ts';

/** Answers after a turn; how many were asked at once, and how often each was. */
function crowd(answers: (item: string, time: number) => number | null) {
  const times: Record<string, number> = {};
  const seen = { now: 0, most: 0 };
  const ask = async (item: string): Promise<number | null> => {
    times[item] = (times[item] ?? 0) + 1;
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await Promise.resolve();
    seen.now -= 1;
    return answers(item, times[item]);
  };
  return { ask, times, seen };
}
const isThere = (answer: number | null): boolean => answer !== null;

describe('many questions that nobody waits for', () => {
  test('are asked two at a time, and answered in their order', async () => {
    const { ask, seen, times } = crowd((item) => item.length);
    expect(await askGently(['aaa', 'a', 'aaaaa', 'aa'], ask, isThere)).toEqual([3, 1, 5, 2]);
    expect(seen.most).toBe(2);
    expect(Object.values(times)).toEqual([1, 1, 1, 1]);
  });

  test('have a second chance each, and no third', async () => {
    const { ask, times } = crowd((item, time) => (item === 'slow' && time === 2 ? 7 : null));
    expect(await askGently(['away', 'slow'], ask, isThere)).toEqual([null, 7]);
    expect(times).toEqual({ away: 2, slow: 2 });
  });
});
