import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BackupUnfit } from '../../src/app/backup/format.ts';
import type { Pieces } from '../../src/app/backup/whole.ts';
import type { Kept, Restored } from '../../src/cli/shell.ts';
import { openSha256 } from '../../src/lib/hash.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { refused, run } from './rig.ts';

let folder: Awaited<ReturnType<typeof ownFolder>>;
let file: string;
beforeEach(async () => {
  folder = await ownFolder();
  file = join(folder.path, 'kept.jsonl');
});
afterEach(() => folder[Symbol.asyncDispose]());

const at = '2026-03-01T10:00:00.000Z';
const header = {
  sternway: 'registry',
  format: 1,
  engine: 'sqlite',
  registry: 'r',
  at,
  position: 7,
  migrations: [],
};

function whole(): string {
  const line = `${JSON.stringify(header)}\n`;
  const sum = openSha256();
  sum.add(line);
  return `${line}${JSON.stringify({ end: { lines: 1, sha256: sum.end() } })}\n`;
}

describe('sternway backup', () => {
  const asked = (body: string, words: readonly string[] = []) =>
    run(['backup', file, ...words], {
      answer: ({ path }) => (path === '/healthz' ? Response.json({}) : new Response(body)),
    });

  test('writes what the running process gives, readable by its owner, and says as of when', async () => {
    const ran = await asked(whole());
    expect([ran.exit, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain(`The registry as of ${at}, up to position 7, is in ${file}.`);
    expect(ran.sent.at(-1)).toMatchObject({ method: 'GET', path: '/api/v1/registry/backup' });
    expect(await readFile(file, 'utf8')).toBe(whole());
    expect((await asked(whole())).err).toContain('is there already');
  });

  test('gives a program what it did', async () => {
    expect(JSON.parse((await asked(whole(), ['--json'])).out)).toEqual({ file, at, position: 7 });
  });

  test('leaves no file of what did not come whole', async () => {
    for (const body of [whole().slice(0, -30), '', whole().replace('sqlite', 'sqlitE')]) {
      const ran = await asked(body);
      expect([ran.exit, ran.err]).toEqual([1, expect.stringMatching(/backup.*Nothing was done/u)]);
    }
    expect(await readdir(folder.path)).toEqual([]);
  });

  test('says who may where the process refuses, and how it is typed', async () => {
    const answer = () => new Response(refused('OnlyOnItsMachine').body, { status: 403 });
    const ran = await run(['backup', file], { answer });
    expect([ran.exit, ran.err]).toEqual([1, expect.stringContaining('OnlyOnItsMachine')]);
    for (const words of [['backup'], ['backup', file, 'now'], ['restore'], ['restore', 'a', 'b']])
      expect(await run(words)).toMatchObject({ exit: 2, err: expect.stringContaining('Usage') });
  });
});

describe('sternway restore', () => {
  const report: Restored['report'] = {
    ok: true,
    events: 7,
    streams: 2,
    head: 7,
    erased: [],
    problems: [],
    anchors: { count: 0, last: null, keys: [], provisos: [] },
    attested: null,
    silent: [],
    unnamed: { erased: 0, problems: 0, first: null },
  };
  const replayed = { texts: 1, people: 0, held: [], unread: [] };
  const usual: Restored = { place: 'data/r', at, report, replayed, older: undefined };
  const restoring = (came: Partial<Restored>, words: readonly string[] = []) => {
    const asked: Kept[] = [];
    const restore = async (kept: Kept, pieces: Pieces) => {
      asked.push(kept);
      const bytes = await Array.fromAsync(pieces);
      expect(bytes.join('')).toBe('a backup');
      return { ...usual, ...came };
    };
    const ran = run(['restore', file, ...words], { env: {}, offline: { restore } });
    return { asked, ran };
  };
  beforeEach(() => writeFile(file, 'a backup'));

  test('says where, as of when, what went again, and what verifying found', async () => {
    const { asked, ran } = restoring({});
    expect((await ran).exit).toBe(0);
    expect(asked).toEqual([{ data: './data', database: undefined }]);
    expect((await ran).out).toMatch(
      /^Restored into data\/r: the registry as of .*\nErased again: 1 text.*\n7 events in 2 streams[\s\S]*Everything is as it was recorded/u,
    );
  });

  test('says what the next start asks for where an anchor knows of more', async () => {
    const { ran } = restoring({ replayed: undefined, older: 'It ends at position 7.' });
    expect((await ran).out).toMatch(/At the next start it will say:\nIt ends at position 7\.\n$/u);
    expect((await ran).out).not.toContain('rased');
  });

  test('ends with 1 where a row is not as it was recorded', async () => {
    const problems = [{ position: 3, stream: 'config', what: 'its hash is another' }];
    const { ran } = restoring({ report: { ...report, ok: false, problems } });
    expect(await ran).toMatchObject({
      exit: 1,
      out: expect.stringContaining('position 3, config: its hash is another'),
    });
  });

  test('gives a program all of it', async () => {
    const { ran } = restoring({}, ['--json']);
    expect(JSON.parse((await ran).out)).toMatchObject({ place: 'data/r', report, replayed });
  });

  test('says in a sentence that it cannot be read, or is none', async () => {
    for (const path of [`${file}.not`, folder.path]) {
      const ran = await run(['restore', path]);
      expect([ran.exit, ran.err]).toEqual([1, expect.stringMatching(/cannot be read/u)]);
    }
    const restore = () => Promise.reject(new BackupUnfit('This is no backup.'));
    const ran = await run(['restore', file], { offline: { restore } });
    expect([ran.exit, ran.err]).toEqual([1, 'This is no backup.\n']);
  });
});
