import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unreadableIn } from './core/texts/commands-in.ts';
import { permissionsPage, writePermissions } from './support/write-permissions.ts';

describe('the page about permissions', () => {
  const page = readFileSync(permissionsPage, 'utf8');

  test('is what the table generates: run test/support/write-docs.ts', () => {
    expect(page).toBe(writePermissions());
  });

  test('names only commands that can be typed', () => {
    expect(unreadableIn(page)).toEqual([]);
  });

  test('leads only to refusals that have their section', () => {
    const refusals = readFileSync('docs/refusals.md', 'utf8');
    const sections = [...refusals.matchAll(/^## (?<code>\w+)$/gmu)].map(([line]) => line.slice(3));
    const named = [...page.matchAll(/\[(?<code>\w+)\]\(refusals\.md/gu)].map(
      ({ groups }) => groups?.['code'],
    );
    expect(sections).toEqual(expect.arrayContaining(named));
  });
});
