import { expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { usualRetention, yearMs } from '../../src/core/retention/terms.ts';
import { good, kinds } from './sample.ts';

const keeping = (retention: string) =>
  readConfiguration(
    'sternway.yaml',
    good.replace('version: 1\n', `version: 1\nretention: ${retention}\n`),
    kinds,
  );

test('how long texts are kept is said in days or years, class by class', () => {
  const read = keeping('{ decision: 10y, output: 60d, directory: 2y }');
  expect(read.ok && read.value.retention).toEqual({
    ...usualRetention,
    decision: 10 * yearMs,
    output: 60 * 86_400_000,
    directory: 2 * yearMs,
  });
});

test.each([
  ['{ directory: 89d }', 'it is kept for 90 days at least'],
  ['{ payload: 6d }', 'it is kept for 7 days at least'],
  ['{ decision: 364d }', 'it is kept for 366 days at least'],
  ['{ chat: soon }', '"soon" is not how long something is kept; write for example 90d or 7y'],
  ['{ chat: 0d }', '"0d" is not how long something is kept; write for example 90d or 7y'],
])('%s is refused', (retention, why) => {
  const read = keeping(retention);
  expect(read.ok ? [] : read.error.map(({ message }) => message).join()).toContain(why);
});
