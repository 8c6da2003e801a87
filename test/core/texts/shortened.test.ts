import { expect, test } from 'vitest';
import { shortened } from '../../../src/core/texts/words.ts';

test.each([
  ['as it is', 20, 'as it is'],
  ['longer than that', 6, 'longer…'],
  ['🔥'.repeat(4), 4, '🔥'.repeat(4)],
  ['🔥'.repeat(6), 4, `${'🔥'.repeat(4)}…`],
])('%s has at most %i letters, however many units each takes', (line, most, said) => {
  expect(shortened(line, most)).toBe(said);
});
