import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rig, tokens, webRig } from '../web/rig.ts';
import { run } from './rig.ts';

let rig: Rig;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sternway-import-'));
  rig = await webRig();
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const scenario = 'scenarios/knight-capital-2012-08-01.yaml';
const importing = (words: readonly string[], token: string = tokens.ada) =>
  run(['registry', 'import', ...words], {
    fetch,
    env: { STERNWAY_URL: rig.url, STERNWAY_TOKEN: token },
  });

describe('registry import', () => {
  test('says what each incident is called now, and the second time that it is there', async () => {
    expect(await importing([scenario])).toMatchObject({
      exit: 0,
      out: 'INC-1 knight-capital-2012-08-01: imported.\n',
    });
    expect((await importing([scenario])).out).toContain('was imported before; nothing changed');
    const { out } = await importing([scenario, '--json']);
    expect(JSON.parse(out).imported).toMatchObject([{ incident: 'INC-1', status: 'known' }]);
  });

  test('says where a file is wrong, by line and column', async () => {
    const file = join(folder, 'own.yaml');
    await writeFile(file, 'id: own\ntitle: Mine\nentries:\n  - at: yesterday\n');
    const { exit, err } = await importing([file]);
    expect(exit).not.toBe(0);
    expect(err).toContain('own.yaml:4:9 a moment is written');
  });

  test.each([[['none.yaml']], [['.']]])('says of %j that there is no such text', async (words) => {
    const { exit, err } = await importing(words);
    expect([exit, err]).toEqual([expect.any(Number), expect.stringContaining('cannot be read')]);
    expect(exit).not.toBe(0);
  });

  test.each([[[]], [['a', 'b']]])('with %j shows how it is typed', async (words) => {
    expect((await importing(words)).err).toContain('Usage: sternway registry import <file>');
  });

  test('is for administrators', async () => {
    const { exit, err } = await importing([scenario], tokens.bo);
    expect([exit === 0, err]).toEqual([false, expect.stringContaining('NotAdmin')]);
  });
});
