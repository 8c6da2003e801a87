import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { accepted, refused, run } from './rig.ts';

describe('a timeline on the command line', () => {
  test('goes into a new file that only its owner reads, byte for byte', async () => {
    await using folder = await ownFolder();
    const out = join(folder.path, 'timeline.csv');
    const said = '\uFEFFentry,at\r\nE1,2026-03-01T10:00:00.000Z\r\n';
    const ran = await run(['timeline', 'csv', '--kind', 'act', '--out', out], {
      answer: () => accepted(said),
    });
    expect([ran.exit, ran.out, ran.err]).toEqual([0, '', `Written to ${out}.\n`]);
    expect(ran.sent[0]?.body).toEqual({ text: '/incident timeline csv --kind act' });
    expect(await readFile(out, 'utf8')).toBe(said);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
  });

  test('is never written over a file, and says so', async () => {
    await using folder = await ownFolder();
    const out = join(folder.path, 'timeline.md');
    await writeFile(out, 'mine');
    const ran = await run(['/incident', 'history', '--out', out], { answer: () => accepted('x') });
    expect([ran.exit, ran.err]).toEqual([
      1,
      expect.stringContaining('is there already, and nothing is ever written over'),
    ]);
    expect(await readFile(out, 'utf8')).toBe('mine');
  });

  test('says it where no file can be made', async () => {
    const ran = await run(['timeline', '--out', '/nowhere/at/all'], {
      answer: () => accepted('x'),
    });
    expect([ran.exit, ran.err]).toEqual([1, expect.stringContaining('Nothing was exported.')]);
  });

  test('makes no file when it is refused', async () => {
    await using folder = await ownFolder();
    const out = join(folder.path, 'timeline.md');
    const ran = await run(['timeline', '--out', out], { answer: () => refused('UnknownIncident') });
    expect([ran.exit, ran.err]).toEqual([1, expect.stringContaining('UnknownIncident')]);
    await expect(stat(out)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('what is no document', () => {
  test.each([['stop'], ['rollback', 'go', 'RB-1'], ['status'], ['nonsense']])(
    'goes into no file, and is not ordered: %s',
    async (...words) => {
      const ran = await run([...words, '--out', '/tmp/x'], { answer: () => accepted('x') });
      expect([ran.exit, ran.sent]).toEqual([2, []]);
      expect(ran.err).toContain('Nothing was ordered');
    },
  );
});
