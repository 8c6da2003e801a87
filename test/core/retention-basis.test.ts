import { expect, test } from 'vitest';
import { ErasureBasis, isByTime } from '../../src/core/retention/basis.ts';

test('what goes by its time is told from what somebody wanted gone, and words are no ground', () => {
  expect(ErasureBasis.options.filter(isByTime)).toEqual([
    'retention:directory',
    'retention:decision',
    'retention:chat',
    'retention:output',
    'retention:payload',
  ]);
  expect(ErasureBasis.safeParse('asked for by Kim').success).toBe(false);
});
