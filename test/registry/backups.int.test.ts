import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Header } from '../../src/app/backup/format.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openSha256 } from '../../src/lib/hash.ts';
import { openBackup } from '../../src/registry/backup/read.ts';
import { migrationsOf } from '../../src/registry/migrations.ts';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { restorePostgres } from '../../src/registry/postgres/restore.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { restoreSqlite } from '../../src/registry/sqlite/restore.ts';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import type { Rig } from './contract.ts';
import { postgresRig } from './postgres-rig.ts';
import { ann, at, batch, checkout, erasureOf, handClock, note } from './samples.ts';
import { ownFolder, sqliteRig } from './sqlite-rig.ts';

const incident = 'incident/INC-1';
const exotic = 'Grüße 🚢 \uFFFD "\\" \r\n\u2028 end';

let stack: AsyncDisposableStack;
let server: PrivatePostgres | undefined;
beforeAll(async () => {
  server = havePostgres() ? await startPostgres() : undefined;
});
afterAll(async () => server?.[Symbol.asyncDispose]());
beforeEach(() => {
  stack = new AsyncDisposableStack();
});
afterEach(async () => stack.disposeAsync());

const running = (): PrivatePostgres => {
  if (server === undefined) throw new Error('no PostgreSQL');
  return server;
};

const rigs: Readonly<Record<Header['engine'], () => Promise<Rig>>> = {
  sqlite: sqliteRig,
  postgres: () => postgresRig(running()),
};

type Into = (backup: string) => Promise<() => Promise<Registry>>;

/** Restores into a new place of this engine; what is given opens it. */
const places: Readonly<Record<Header['engine'], Into>> = {
  sqlite: async (backup) => {
    const folder = stack.use(await ownFolder());
    const file = `${folder.path}/registry.sqlite`;
    await restoreSqlite(file, await openBackup(inPieces(backup)), at(60));
    return () => openSqliteRegistry({ file, clock: handClock(), reserveBytes: 0, floorBytes: 0 });
  },
  postgres: async (backup) => {
    const folder = stack.use(await ownFolder());
    const url = running().url(await running().create());
    await restorePostgres(url, await openBackup(inPieces(backup)), at(60));
    return () => openPostgresRegistry({ url, clock: handClock(), folder: folder.path });
  },
};

/** As files and connections give it: cut anywhere. */
async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  const size = Math.max(1, Math.floor(bytes.length / 7));
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function backupOf(registry: Registry): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of registry.backup()) pieces.push(piece);
  return pieces.join('');
}

/** Something of everything that a registry keeps. */
async function filled(engine: Header['engine']): Promise<Registry> {
  const rig = stack.use(await rigs[engine]());
  const registry = await rig.reopen();
  await registry.append(
    batch({
      key: 'first',
      events: [note(incident, 'to be erased'), note(incident, exotic), note('config', '')],
      names: ['INC-1', 'RB-17'],
      leases: [
        { do: 'take', stepId: 'RB-17/stop', epoch: 1, attempt: 1, owner: 'w/1', forMs: 9_000 },
      ],
      due: [{ do: 'set', key: 'd', at: at(5), stream: incident, order: { kind: 'x' } }],
      locks: [{ do: 'hold', target: checkout, incident: 'INC-1', since: at(0) }],
      answer: null,
    }),
  );
  await registry.append(batch({ events: Array.from({ length: 1_203 }, () => note('long', 'x')) }));
  await registry.erase(erasureOf({ kind: 'text', stream: incident, version: 1, name: 'note' }));
  await registry.enroll('Ann', ['slack:U1', 'mail:ann']);
  await registry.notePost('INC-1', 'status', { ref: '1.2' });
  await registry.setSetting('heads', { slack: 3 });
  await registry.receive('in', { text: 'came in' }, at(0));
  return registry;
}

/** What is read of a registry. */
async function seen(registry: Registry) {
  const events = await registry.since(0, 9_999);
  return {
    id: registry.id,
    events,
    texts: await registry.salted(events),
    answer: await registry.answered('first'),
    next: await registry.next(),
    stream: await registry.streamOf('RB-17'),
    leases: (await registry.leases()).map((lease) => ({ ...lease, isOver: null })),
    due: await registry.dueBefore(at(99), 9),
    people: await registry.people(),
    posts: await registry.posts('INC-1'),
    setting: await registry.setting('heads'),
    heads: await registry.heads(),
  };
}

/** The backup with other lines, sealed as if it had been written so. */
function forged(backup: string, change: (lines: readonly string[]) => readonly string[]): string {
  const lines = change(backup.trimEnd().split('\n').slice(0, -1));
  const body = lines.map((line) => `${line}\n`).join('');
  const sum = openSha256();
  sum.add(body);
  return `${body}${JSON.stringify({ end: { lines: lines.length, sha256: sum.end() } })}\n`;
}

const ways = [
  ['sqlite', 'sqlite'],
  ['postgres', 'postgres'],
  ['sqlite', 'postgres'],
] as const;

describe.skipIf(!havePostgres()).each(ways)('a backup of %s, restored into %s', (from, into) => {
  test('is the same registry, verified, and goes on where it ended', async () => {
    const registry = await filled(from);
    const before = await seen(registry);
    const open = await places[into](await backupOf(registry));
    const again = stack.use(await open());
    expect(await seen(again)).toEqual(before);
    expect(await again.verify()).toMatchObject({ ok: true, events: 1_207, problems: [] });
    const answer = await again.append(batch({ events: [note(incident, 'after')] }));
    const head = before.events.at(-1)?.position ?? 0;
    expect(answer).toMatchObject({ status: 'appended', events: [{ version: 4 }] });
    expect(await again.head()).toBeGreaterThan(head);
    expect(await again.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('holds nothing of what was erased, nobody who is signed in, and nothing that came in', async () => {
    const registry = await filled(from);
    await registry.issueLink({ digest: 'session of nobody', person: ann, until: at(99) }, at(0));
    const backup = await backupOf(registry);
    expect(
      ['to be erased', 'session of nobody', 'came in'].filter((one) => backup.includes(one)),
    ).toEqual([]);
    const again = stack.use(await (await places[into](backup))());
    expect(await again.unfinished()).toEqual([]);
  });

  test('of an empty registry is an empty one', async () => {
    const rig = stack.use(await rigs[from]());
    const registry = await rig.reopen();
    const again = stack.use(await (await places[into](await backupOf(registry)))());
    expect([again.id, await again.head()]).toEqual([registry.id, 0]);
    expect(await again.append(batch({ events: [note(incident, 'x')] }))).toMatchObject({
      events: [{ position: 1 }],
    });
    expect(await again.verify()).toMatchObject({ ok: true, events: 1 });
  });

  test.each([
    ['cut off', (backup: string) => backup.slice(0, -40)],
    ['cut off at a line', (backup: string) => backup.trimEnd().split('\n').slice(0, -2).join('\n')],
    ['with one letter changed', (backup: string) => backup.replace('end', 'End')],
    ['without one line', (backup: string) => backup.replace(/\n\[[^\n]*\n/u, '\n')],
    ['that is something else', () => '{"sternway":"registry"}\n'],
    ['that is empty', () => ''],
    ['of no UTF-8', (backup: string) => backup.replace('ü', String.fromCharCode(0xdc80))],
  ])('%s is refused, and leaves nothing', async (_, change) => {
    const registry = await filled(from);
    const broken = change(await backupOf(registry));
    await expect(places[into](broken)).rejects.toMatchObject({ name: 'BackupUnfit' });
  });

  test('that a newer version wrote is refused', async () => {
    const backup = await backupOf(await filled(from));
    const changes = [
      [/"format":1/u, '"format":2', 'BackupUnfit'],
      [
        /"migrations":\[/u,
        '"migrations":[{"number":999,"name":"0999-x.sql","checksum":""},',
        'RegistryUnavailable',
      ],
      [/"table":"names"/u, '"table":"birds"', 'BackupUnfit'],
      [/"columns":\["name"/u, '"columns":["nom"', 'BackupUnfit'],
    ] as const;
    for (const [what, other, name] of changes) {
      const newer = forged(backup, (lines) => lines.map((line) => line.replace(what, other)));
      await expect(places[into](newer)).rejects.toMatchObject({
        name,
        message: expect.stringMatching(/version/u),
      });
    }
  });
});

/** A backup during which events are appended. */
async function takenMeanwhile(registry: Registry): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of registry.backup()) {
    pieces.push(piece);
    if (pieces.length > 9) continue;
    await registry.append(
      batch({ events: [note(incident, 'meanwhile')], names: [`RB-${pieces.length + 20}`] }),
    );
  }
  return pieces.join('');
}

describe('a backup of a file', () => {
  test('leaves nothing behind, and one at a time is taken', async () => {
    const folder = stack.use(await ownFolder());
    const file = `${folder.path}/registry.sqlite`;
    const options = { file, clock: handClock(), reserveBytes: 0, floorBytes: 0 };
    const registry = stack.use(await openSqliteRegistry(options));
    await registry.append(batch({ events: [note(incident, 'x')] }));
    const first = registry.backup()[Symbol.asyncIterator]();
    await first.next();
    await expect(backupOf(registry)).rejects.toMatchObject({ code: 'Busy' });
    await first.return?.();
    await backupOf(registry);
    expect((await readdir(folder.path)).filter((name) => name.includes('copy'))).toEqual([]);
  });

  test('is as of one moment, whatever is appended and erased meanwhile', async () => {
    const registry = await filled('sqlite');
    const again = stack.use(await (await places.sqlite(await takenMeanwhile(registry)))());
    expect(await again.verify()).toMatchObject({ ok: true, events: 1_207 });
    expect(JSON.stringify(await seen(again))).not.toContain('meanwhile');
    expect(await registry.verify()).toMatchObject({ ok: true });
  });

  test.each([
    ['body', 'events'],
    ['text', 'texts'],
  ] as const)('whose %s is no text any more is not made', async (flip, table) => {
    const rig = stack.use(await sqliteRig());
    const registry = await rig.reopen();
    await registry.append(batch({ events: [note(incident, 'x')] }));
    await rig.damage({ table, row: 0, do: { flip, bit: 7 } });
    await expect(backupOf(await rig.reopen())).rejects.toMatchObject({
      code: 'Damaged',
      message: expect.stringContaining('no backup'),
    });
  });

  test('is never restored over another one, nor beside what is left of a broken one', async () => {
    const folder = stack.use(await ownFolder());
    const file = `${folder.path}/registry.sqlite`;
    const restored = async (backup: string) =>
      restoreSqlite(file, await openBackup(inPieces(backup)), at(0));
    const backup = await backupOf(await filled('sqlite'));
    await expect(restored(backup.slice(0, -9))).rejects.toMatchObject({ name: 'BackupUnfit' });
    expect(await readdir(folder.path)).toEqual([]);
    await restored(backup);
    await expect(restored(backup)).rejects.toMatchObject({
      name: 'BackupUnfit',
      message: expect.stringContaining('There is a registry already'),
    });
    expect(await readdir(folder.path)).toEqual(['registry.sqlite']);
  });

  test('needs room beside the file, and says so where there is none', async () => {
    const folder = stack.use(await ownFolder());
    const options = { file: `${folder.path}/registry.sqlite`, clock: handClock(), reserveBytes: 0 };
    const registry = stack.use(await openSqliteRegistry({ ...options, floorBytes: 2 ** 50 }));
    await expect(backupOf(registry)).rejects.toMatchObject({
      code: 'SpaceLow',
      message: expect.stringContaining('no backup was made'),
    });
  });

  test('that an older version wrote is brought to this one', async () => {
    const backup = await backupOf(await filled('sqlite'));
    const last = migrationsOf('sqlite').at(-1);
    const older = forged(backup, ([first = '', ...rest]) => {
      const header = JSON.parse(first);
      const migrations = header.migrations.filter(
        ({ number }: { number: number }) => number !== last?.number,
      );
      return [
        JSON.stringify({ ...header, migrations }),
        ...withoutColumn(rest, 'people', 'seen_at'),
      ];
    });
    const again = stack.use(await (await places.sqlite(older))());
    expect(await again.people()).toMatchObject([{ name: 'Ann', seenAt: null }]);
    await expect(places.postgres(older)).rejects.toThrow('Restore it without DATABASE_URL');
  });
});

/** As an older version wrote it. */
function withoutColumn(lines: readonly string[], table: string, column: string): readonly string[] {
  let at = -1;
  return lines.map((line) => {
    const value = JSON.parse(line);
    if (!Array.isArray(value)) {
      at = value.table === table ? value.columns.indexOf(column) : -1;
      const columns = value.columns.filter((_: string, index: number) => index !== at);
      return JSON.stringify({ ...value, columns });
    }
    return JSON.stringify(value.filter((_, index) => index !== at));
  });
}

describe.skipIf(!havePostgres())('a backup of a database', () => {
  test('is as of one moment, whatever is appended and erased meanwhile', async () => {
    const registry = await filled('postgres');
    const again = stack.use(await (await places.postgres(await takenMeanwhile(registry)))());
    expect(await again.verify()).toMatchObject({ ok: true });
    const events = await again.since(0, 9_999);
    expect(events.filter(({ stream }) => stream === incident).length).toBeLessThan(5);
  });

  test('is not restored into a file, whose positions have no gaps', async () => {
    const backup = await backupOf(await filled('postgres'));
    await expect(places.sqlite(backup)).rejects.toThrow('Set DATABASE_URL');
  });

  test('is never restored over another one, and a broken one leaves no schema', async () => {
    const name = await running().create();
    const restored = async (backup: string) =>
      restorePostgres(running().url(name), await openBackup(inPieces(backup)), at(0));
    const backup = await backupOf(await filled('postgres'));
    await expect(restored(backup.slice(0, -9))).rejects.toMatchObject({ name: 'BackupUnfit' });
    const schemas = "SELECT count(*) FROM pg_namespace WHERE nspname = 'sternway'";
    expect(await running().sql(schemas, name)).toBe('0');
    await restored(backup);
    await expect(restored(backup)).rejects.toThrow('There is a registry already');
  });

  test('of a file whose end was cut off is not moved as if it were whole', async () => {
    const backup = await backupOf(await filled('sqlite'));
    const cut = forged(backup, (lines) =>
      lines.filter((line) => !/^\[(?:1207,"incident|1,"note",1207)/u.test(line)),
    );
    const shorter = cut.replace('"position":1207', '"position":1206');
    await expect(places.postgres(forged(shorter, (lines) => lines))).rejects.toMatchObject({
      code: 'Damaged',
    });
  });
});
