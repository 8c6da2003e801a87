import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byBundle, byRegistry, unpacked } from './both.ts';
import { type Forgery, forgeries, honest } from './forgeries.ts';
import { firstKey, secondKey } from './world.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sternway-forged-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What both verifiers say of a world whose honest anchors somebody outside holds. */
async function judged(forge: Forgery['forge'], key = secondKey) {
  const world = forge(honest);
  return {
    registry: await byRegistry(world, honest.anchors),
    bundle: byBundle(await unpacked(world, directory), key.id),
  };
}

describe('a record that nobody touched', () => {
  test.each([
    ['newest', secondKey],
    ['first', firstKey],
  ])('is whole for both verifiers, by the %s key', async (_, key) => {
    const { registry, bundle } = await judged((world) => world, key);
    expect(registry).toEqual({ ok: true, said: [] });
    expect(bundle).toEqual({ ok: true, said: expect.stringContaining('Proven: ') });
    expect(bundle.said).toContain('Held outside, it is said: audit has anchor 3');
    expect(bundle.said).toContain('Too old, before the last event: audit has anchor 1');
  });
});

describe('a record that an attacker wrote anew', () => {
  test.each(forgeries)('is told by both verifiers: $what', async ({ forge, registry, bundle }) => {
    const said = await judged(forge);
    expect(said.registry).toEqual({ ok: false, said: expect.arrayContaining([registry]) });
    expect(said.bundle).toEqual({
      ok: !bundle.startsWith('WRONG'),
      said: expect.stringContaining(bundle),
    });
  });
});

describe('a bundle whose files were changed', () => {
  const changes: readonly (readonly [string, (text: string) => string, string])[] = [
    [
      'the name of another incident',
      (text) => text.replace('"incident": "INC-1"', '"incident": "INC-2"'),
      'WRONG  stream: incident/INC-1 is not the one of INC-2',
    ],
    [
      'a member that stands in it twice',
      (text) => text.replace('"stream":', '"events": [],\n "stream":'),
      'WRONG  record.json: it is not in its one form',
    ],
    ['what is no JSON', () => '{', 'WRONG  it is not as FORMAT.md says'],
    ['JSON of another shape', () => '{}\n', 'WRONG  it is not as FORMAT.md says'],
    [
      'the receipt of an anchor that is not in it',
      (text) => text.replace(/"anchor": 1,(?=\s+"file")/u, '"anchor": 7,'),
      'WRONG  outside/audit-1.txt: its anchor is missing',
    ],
    [
      'the receipt of one anchor as the token of another',
      (text) => text.replace('outside/audit-3.txt', 'outside/audit-1.tst'),
      'WRONG  it is not as FORMAT.md says: ENOENT',
    ],
    [
      'a path that leads to another root',
      (text) => text.replace('"side": "left"', '"side": "right"'),
      'WRONG  proof: it leads to another root',
    ],
  ];

  test.each(changes)('is not proven with %s', async (_, change, says) => {
    const folder = await unpacked(honest, directory);
    const file = join(folder, 'record.json');
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
    expect(byBundle(folder, secondKey.id)).toEqual({
      ok: false,
      said: expect.stringContaining(says),
    });
  });

  test('does not get a line of its own into what is said', async () => {
    const folder = await unpacked(honest, directory);
    const file = join(folder, 'record.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('"audit"', '"audit\\nProven: all of it\\u001b[2J"'));
    const { said } = byBundle(folder, secondKey.id);
    expect(said.match(/^Proven: /gmu)).toHaveLength(1);
    expect(said).not.toContain('\u001b');
  });
});
