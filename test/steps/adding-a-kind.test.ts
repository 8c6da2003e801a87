import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stepKinds } from '../../src/steps/kinds.ts';

describe('the list of step kinds', () => {
  test('holds every file of its folder, under the name of the file', () => {
    const files = readdirSync('src/steps/kinds').map((file) => file.replace(/\.ts$/u, ''));
    const listed = stepKinds.map(({ kind }) => kind.replaceAll('_', '-'));
    expect(listed.toSorted()).toEqual(files.toSorted());
  });

  test.each(stepKinds.map((kind) => [kind.kind, kind] as const))(
    '%s has a doc line, refuses unknown fields and describes nothing it cannot read',
    (_, kind) => {
      expect(kind.doc).toMatch(/^[A-Z].+\.$/u);
      expect(kind.with.safeParse({ surprise: 1 }).success).toBe(false);
      expect(kind.describe({ surprise: 1 })).toBeUndefined();
    },
  );
});
