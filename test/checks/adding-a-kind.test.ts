import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countKinds } from '../../src/checks/counts.ts';
import { checkKinds } from '../../src/checks/kinds.ts';

describe.each([
  ['checks', 'src/checks/kinds', checkKinds],
  ['counts', 'src/checks/counts', countKinds],
] as const)('the list of %s', (_, folder, list) => {
  test('holds every file of its folder, under the name of the file', () => {
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/u, ''));
    const listed = list.map(({ kind }) => kind.replaceAll('_', '-'));
    expect(listed.toSorted()).toEqual(files.toSorted());
  });

  test('has a doc line for each and each refuses unknown fields', () => {
    for (const { doc, with: schema } of list) {
      expect(doc).toMatch(/^[A-Z].+\.$/u);
      expect(schema.safeParse({ surprise: 1 }).success).toBe(false);
    }
  });
});
