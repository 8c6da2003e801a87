import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { RegistryHeld, RegistryUnavailable } from '../../src/app/ports/registry-errors.ts';
import { migrationsOf } from '../../src/registry/migrations.ts';
import { connect, type Store } from '../../src/registry/sqlite/connect.ts';
import { migrate } from '../../src/registry/sqlite/migrate.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { sqliteRegistry } from '../../src/registry/sqlite/registry.ts';
import { type Space, spaceGuard } from '../../src/registry/sqlite/space.ts';
import { at, batch, checkout, handClock, note, summary } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

let folder: Awaited<ReturnType<typeof ownFolder>>;
let file: string;
beforeEach(async () => {
  folder = await ownFolder();
  file = `${folder.path}/registry.db`;
});
afterEach(async () => folder[Symbol.asyncDispose]());

const big = (stream = 'incident/INC-1') => note(stream, 'x'.repeat(200_000));

describe('a disk that is full', () => {
  let store: Store;
  let registry: Registry;
  let released: number;
  const limit = (pages: number) => store.client.pragma(`max_page_count = ${pages}`);
  const fill = () => limit(Number(store.client.pragma('page_count', { simple: true })));
  beforeEach(async () => {
    released = 0;
    store = connect(file);
    migrate(store, migrationsOf('sqlite'), at(0));
    const space: Space = {
      admit: async () => undefined,
      roomFor: async () => undefined,
      release: async () => {
        released += 1;
        limit(100_000);
        return released === 1;
      },
    };
    registry = sqliteRegistry(store, { clock: handClock(), space });
  });
  afterEach(async () => registry[Symbol.asyncDispose]());

  test('stores nothing of a batch, says what to do, and goes on once there is room', async () => {
    await registry.append(batch({ events: [note('config', 'before')] }));
    fill();
    const refused = batch({
      events: [note('incident/INC-1', 'small'), big()],
      names: ['INC-1'],
      locks: [{ do: 'hold', target: checkout, incident: 'INC-1', since: at(0) }],
    });
    await expect(registry.append(refused)).rejects.toMatchObject({
      name: 'RegistryUnavailable',
      code: 'DiskFull',
      message: expect.stringContaining('Free space'),
      cause: { code: 'SQLITE_FULL' },
    });
    expect(await registry.read('incident/INC-1')).toEqual([]);
    expect(await registry.answered(refused.key)).toBeUndefined();
    expect(await registry.streamOf('INC-1')).toBeUndefined();
    expect((await registry.locks()).held).toEqual([]);
    expect(released).toBe(0);
    limit(100_000);
    expect(await registry.append(refused)).toMatchObject({ status: 'appended' });
    expect(await registry.verify()).toMatchObject({ ok: true, events: 3 });
  });

  test('still takes what stops something: the ballast is given for it, once', async () => {
    fill();
    const stopping = batch({ events: [big()], urgent: true });
    expect(await registry.append(stopping)).toMatchObject({ status: 'appended' });
    fill();
    const again = batch({ events: [big()], urgent: true });
    await expect(registry.append(again)).rejects.toMatchObject({ code: 'DiskFull' });
    expect(released).toBe(2);
  });
});

describe('the space guard', () => {
  const guard = (freeBytes: () => Promise<number>, clock = handClock()) =>
    spaceGuard({ file, clock, reserveBytes: 3_000_000, floorBytes: 10_000_000, freeBytes });

  test('lays down a ballast that takes real room, and gives it once', async () => {
    const space = await guard(async () => 1e9);
    const { size, blocks } = await stat(`${file}.ballast`);
    expect(size).toBe(3_000_000);
    expect(blocks * 512).toBeGreaterThanOrEqual(size);
    expect(await space.release()).toBe(true);
    expect(await space.release()).toBe(false);
  });

  test('lays nothing down where there is hardly room', async () => {
    const space = await guard(async () => 15_000_000);
    expect(await space.release()).toBe(false);
  });

  test('refuses what can wait below the floor, takes what is urgent, and looks once a second', async () => {
    const clock = handClock();
    let free = 9_000_000;
    let looks = 0;
    const space = await guard(async () => {
      looks += 1;
      return free;
    }, clock);
    looks = 0;
    const refusal = { name: 'RegistryUnavailable', code: 'SpaceLow' };
    await expect(space.admit(false)).rejects.toMatchObject(refusal);
    await space.admit(true);
    free = 1e9;
    clock.advance(999);
    await expect(space.admit(false)).rejects.toMatchObject(refusal);
    expect(looks).toBe(1);
    clock.advance(1);
    await space.admit(false);
    expect(looks).toBe(2);
  });

  test('stands in front of every append of an opened registry', async () => {
    const options = { file, clock: handClock(), reserveBytes: 0, floorBytes: 1e18 };
    await using registry = await openSqliteRegistry(options);
    const waiting = registry.append(batch({ events: [note('config', 'x')] }));
    await expect(waiting).rejects.toMatchObject({ code: 'SpaceLow' });
    const urgent = batch({ events: [note('config', 'x')], urgent: true });
    expect(await registry.append(urgent)).toMatchObject({ status: 'appended' });
  });
});

describe('an event whose bytes are no text any more', () => {
  test('is found, though it is read as what was written', async () => {
    const options = { file, clock: handClock(), reserveBytes: 0, floorBytes: 0 };
    const event = { ...note('config', 'x'), codes: { odd: 'a \uFFFD stands here' } };
    const before = await openSqliteRegistry(options);
    await before.append(batch({ events: [event, note('config', 'y')] }));
    expect((await before.verify()).ok).toBe(true);
    expect(await before.read('config')).toMatchObject([{ codes: event.codes }, {}]);
    await before[Symbol.asyncDispose]();
    const client = new Sqlite(file);
    client.exec(`DROP TRIGGER events_never_change;
      UPDATE events SET body = CAST(unhex(replace(hex(body), 'EFBFBD', 'FF')) AS TEXT)`);
    client.close();
    await using registry = await openSqliteRegistry(options);
    expect(await registry.verify()).toMatchObject({
      ok: false,
      problems: [{ position: 1, what: 'its content does not match its hash' }],
    });
    await expect(registry.read('config')).rejects.toMatchObject({ code: 'Damaged' });
  });
});

describe('a file in which one bit has flipped', () => {
  const options = () => ({ file, clock: handClock(), reserveBytes: 0, floorBytes: 0 });

  /** All that the file still says, or why it says nothing. Anything but a refusal with a reason is thrown. */
  const contents = async () => {
    try {
      await using registry = await openSqliteRegistry(options());
      const report = await registry.verify();
      const events = report.ok ? await registry.since(0, 1_000) : [];
      const stream = report.ok ? await registry.read('incident/INC-1') : [];
      const texts = [...(await registry.texts(events))];
      await Promise.all([registry.summaries(), registry.locks(), registry.people()]);
      return { ok: report.ok, events, stream, texts };
    } catch (error) {
      if (error instanceof RegistryUnavailable) return { ok: false };
      throw error;
    }
  };

  test('refuses, or verify finds it, or it changed nothing of the record', async () => {
    const registry = await openSqliteRegistry(options());
    const events = Array.from({ length: 60 }, (_, index) =>
      note('incident/INC-1', `text ${index}`),
    );
    await registry.append(batch({ events, summaries: [summary(1)] }));
    await registry.enroll('Ann', ['U1']);
    await registry[Symbol.asyncDispose]();
    const whole = await readFile(file);
    const intact = await contents();
    expect(intact).toMatchObject({ ok: true, stream: { length: 60 } });
    const found: boolean[] = [];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length * 8 - 1 }), async (bit) => {
        const copy = Buffer.from(whole);
        copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        await writeFile(file, copy);
        const left = await contents();
        found.push(!left.ok);
        expect(left.ok ? left : intact).toEqual(intact);
      }),
      { numRuns: 100 },
    );
    expect(found).toContain(true);
  });
});

describe('a registry that is open', () => {
  const options = () => ({ file, clock: handClock(), reserveBytes: 0, floorBytes: 0 });

  test('is refused to a second holder at once, and is not harmed by the try', async () => {
    await using registry = await openSqliteRegistry(options());
    const second: unknown = await openSqliteRegistry(options()).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(RegistryHeld);
    expect(second).toMatchObject({ file, message: expect.stringContaining(file) });
    const reader = new Sqlite(file, { timeout: 0, readonly: true });
    expect(() => reader.prepare('SELECT * FROM events').all()).toThrow('locked');
    reader.close();
    expect(await registry.append(batch({ events: [note('config', 'x')] }))).toMatchObject({
      status: 'appended',
    });
  });

  test('lets nobody change or remove an event or a text, not even by hand', async () => {
    await using registry = await openSqliteRegistry(options());
    await registry.append(batch({ events: [note('config', 'x')] }));
    await registry[Symbol.asyncDispose]();
    const client = new Sqlite(file);
    client.pragma('recursive_triggers = ON');
    const tries = [
      "UPDATE events SET stream = 'other'",
      'DELETE FROM events',
      "INSERT OR REPLACE INTO events SELECT position, stream, version, 'forged', body FROM events",
      "UPDATE texts SET text = 'other'",
      'DELETE FROM texts',
    ];
    for (const sql of tries) expect(() => client.exec(sql)).toThrow(/never|erasure only/u);
    client.close();
  });

  test.each(['born', 'opened again'])(
    'is readable by its owner alone when %s, with its log',
    async (when) => {
      if (when === 'opened again') {
        await (await openSqliteRegistry(options()))[Symbol.asyncDispose]();
        await chmod(file, 0o644);
      }
      await using registry = await openSqliteRegistry(options());
      expect(registry.id).not.toBe('');
      for (const path of [file, `${file}-wal`])
        expect((await stat(path)).mode % 0o1000).toBe(0o600);
    },
  );
});

describe('a file that is no registry', () => {
  test('is refused and left as it is', async () => {
    await writeFile(file, 'a diary, not a database. '.repeat(400));
    const before = await readFile(file);
    const options = { file, clock: handClock(), reserveBytes: 0 };
    await expect(openSqliteRegistry(options)).rejects.toMatchObject({
      name: 'RegistryUnavailable',
      code: 'NotARegistry',
    });
    expect(await readFile(file)).toEqual(before);
  });

  test('or whose folder cannot be, is refused with a reason', async () => {
    await writeFile(`${folder.path}/plain`, '');
    const options = { file: `${folder.path}/plain/registry.db`, clock: handClock() };
    await expect(openSqliteRegistry(options)).rejects.toMatchObject({
      name: 'RegistryUnavailable',
      code: 'NotFound',
    });
  });
});
