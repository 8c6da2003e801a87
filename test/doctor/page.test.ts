import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rows } from '../../src/core/doctor/rows.ts';

describe('the page about doctor', () => {
  const page = readFileSync('docs/doctor.md', 'utf8');
  const listed = page.split('\n## Every row\n')[1]?.split('\n## ')[0] ?? '';

  test('has every row with what it asks and what to do, and no other', () => {
    const told = listed.split('\n').filter((line) => line.startsWith('| '));
    expect(told.slice(1)).toEqual(
      rows.map(({ look, asks, todo }) => `| ${look} | ${asks} | ${todo} |`),
    );
  });
});
