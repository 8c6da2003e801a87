import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../../../src/checks/csv-rows.ts';
import { kinds } from '../../../src/core/timeline/kinds.ts';
import { goldenFiles, goldenFolder } from './golden-sample.ts';

const files = goldenFiles('2041-07-09T23:59:59.999Z');
const kept = (name: string): string => readFileSync(new URL(name, goldenFolder), 'utf8');

describe('an export of a record in which everything happened', () => {
  test.each(files)(
    'is byte for byte what it was, as %s (node test/core/timeline/write-golden.ts writes it anew)',
    (name, text) => {
      expect(text).toBe(kept(name));
    },
  );

  test('has every kind of entry', () => {
    const rows = csvRows(kept('utc.csv.golden')) ?? [];
    expect(new Set(rows.slice(1).map((row) => row[3]))).toEqual(new Set(kinds));
  });

  test('shows what was said later, what was erased, and where clocks jumped', () => {
    const text = kept('utc.md.golden');
    expect(text).toContain('→ E');
    expect(text).toContain('Note: (erased).');
    expect(text).toContain('(recorded ');
    expect(text).toContain('which is earlier: clocks differed');
    expect(text).toContain('behind an earlier entry');
    expect(text).toMatch(/^# DRILL INC-1/u);
  });
});
