import { expect, test } from 'vitest';
import type { Figure } from '../../../src/core/figures/figure.ts';
import { figureValue } from '../../../src/core/texts/figures.ts';

const figure: Figure = { key: 'check/up', value: null, unit: 'number', better: 'higher' };

test.each<readonly [string, Figure, string]>([
  ['that nobody counted', figure, 'not counted'],
  ['that could not be read', { ...figure, verdict: 'error' }, 'could not be read'],
  ['of a check that says no more than its verdict', { ...figure, verdict: 'pass' }, 'pass'],
  ['that is a share', { ...figure, value: 0.7134, unit: 'share' }, '71.3 %'],
  ['that is no whole number', { ...figure, value: 1.2345 }, '1.23'],
])('a figure %s is said so', (_, one, text) => {
  expect(figureValue(one)).toBe(text);
});
