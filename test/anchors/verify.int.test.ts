import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorNote } from '../../src/anchors/note.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openAnchorBook } from '../../src/app/proof/anchor-book.ts';
import { recordKey } from '../../src/app/proof/record-key.ts';
import { olderThan, RegistryOlder, recordRestored } from '../../src/app/proof/restored.ts';
import { verifyRecord } from '../../src/app/proof/verify-record.ts';
import type { SigningKey } from '../../src/lib/ed25519.ts';
import { ann } from '../registry/samples.ts';
import { ownFolder, sqliteRig } from '../registry/sqlite-rig.ts';
import { aKey, happen, keeperOf, shelf } from './stage.ts';

const incident = 'incident/INC-1';
const { signal } = new AbortController();

let rig: Awaited<ReturnType<typeof sqliteRig>>;
let registry: Registry;
let folder: Awaited<ReturnType<typeof ownFolder>>;
let held: ReturnType<typeof shelf>;
beforeEach(async () => {
  rig = await sqliteRig();
  registry = await rig.reopen();
  folder = await ownFolder();
  held = shelf();
});
afterEach(async () => {
  await rig[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** So many events, each under an anchor that the shelf has. */
async function anchored(times: number, signer?: SigningKey): Promise<void> {
  const { keeper } = await keeperOf({
    registry,
    folder: folder.path,
    ...(signer && { signer }),
  });
  for (let time = 0; time < times; time += 1) {
    await happen(registry, incident);
    const { anchor } = await keeper.now();
    await held.place.bring([anchor], signal);
    await (await openAnchorBook(registry)).taken('shelf', { anchor, receipt: 'row' });
  }
}

/** Writes into the file behind the registry's back, without its triggers. */
async function behindItsBack(work: (client: Sqlite.Database) => void): Promise<void> {
  await registry[Symbol.asyncDispose]();
  const client = new Sqlite(rig.file);
  const triggers = client.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
  );
  for (const name of triggers.pluck().all()) client.exec(`DROP TRIGGER ${name}`);
  client.pragma('foreign_keys = OFF');
  work(client);
  client.close();
  registry = await rig.reopen();
}

const verified = (places = [held.place]) => verifyRecord({ registry, places, signal });

describe('a registry with anchors', () => {
  test('is attested as far as somebody outside has them, and consistent without', async () => {
    await anchored(2);
    await happen(registry, incident);
    expect(await verified()).toMatchObject({
      ok: true,
      attested: { place: 'shelf', number: 2, position: 3 },
      anchors: { count: 2, last: { number: 2, position: 3 }, provisos: [] },
    });
    expect(await verified([])).toMatchObject({ ok: true, attested: null });
  });

  test('names the first anchor whose streams are not those that it signed', async () => {
    await anchored(3);
    await behindItsBack((client) => {
      client.exec("UPDATE events SET stream = 'incident/INC-2' WHERE position = 3");
    });
    const { ok, problems } = await verified();
    expect(ok).toBe(false);
    expect(problems.map(({ what }) => what)).toContain(
      'the streams as of here are not those that anchor 2 signed',
    );
  });

  test('names an anchor that was changed: nobody signed it so', async () => {
    await anchored(2);
    await behindItsBack((client) => {
      client.exec(
        `UPDATE posts SET body = replace(body, '"position":3', '"position":2') WHERE about = 'anchor/2'`,
      );
    });
    const { problems } = await verified();
    expect(problems).toContainEqual({
      position: 2,
      stream: '',
      what: 'anchor 2 is not signed by a key that is on record',
    });
  });

  test.each([
    ['{broken', 'is no JSON'],
    ['{"number": 2}', 'is none in its form'],
  ])('names an anchor whose row says %s: it %s', async (body) => {
    await anchored(3);
    await behindItsBack((client) => {
      client.prepare("UPDATE posts SET body = ? WHERE about = 'anchor/2'").run(body);
    });
    const { ok, problems } = await verified();
    expect(ok).toBe(false);
    expect(problems.map(({ what }) => what)).toContain('anchor 2 is not there, or cannot be read');
  });

  test('names the newest anchor where that one was damaged', async () => {
    await anchored(2);
    await behindItsBack((client) => {
      client.prepare("UPDATE posts SET body = ? WHERE about = 'anchor/2'").run('{broken');
    });
    const { problems } = await verified([]);
    expect(problems.map(({ what }) => what)).toContain('anchor 2 is not there, or cannot be read');
  });

  test('counts on where the newest one was damaged: no number is given twice', async () => {
    await anchored(2);
    await behindItsBack((client) => {
      client.prepare("UPDATE posts SET body = ? WHERE about = 'anchor/2'").run('{broken');
    });
    const { keeper } = await keeperOf({ registry, folder: folder.path });
    expect((await keeper.now()).anchor.number).toBe(3);
  });

  test('names the gap where one was taken away', async () => {
    await anchored(3);
    await behindItsBack((client) => client.exec("DELETE FROM posts WHERE about = 'anchor/2'"));
    const { problems } = await verified();
    expect(problems).toContainEqual({
      position: 4,
      stream: '',
      what: 'anchor 3 does not continue the anchor before it',
    });
  });

  test('whose end was cut off says which anchor knows more', async () => {
    await anchored(2);
    await behindItsBack((client) => {
      client.exec('DELETE FROM texts WHERE position = 3; DELETE FROM events WHERE position = 3');
      client.exec(
        'UPDATE registry SET head_position = 2, head_hash = (SELECT hash FROM events WHERE position = 2)',
      );
    });
    expect((await verified()).problems).toContainEqual({
      position: 2,
      stream: '',
      what: 'anchor 2 knows of position 3',
    });
  });

  test('that was let go on after a restore is whole again, and says so', async () => {
    await anchored(3);
    await behindItsBack((client) => {
      client.exec('DELETE FROM texts WHERE position > 2; DELETE FROM events WHERE position > 2');
      client.exec(
        'UPDATE registry SET head_position = 2, head_hash = (SELECT hash FROM events WHERE position = 2)',
      );
      client.exec("DELETE FROM posts WHERE about IN ('anchor/2', 'anchor/3')");
      client.exec(`UPDATE settings SET value = '{"last":1,"places":{}}' WHERE name = 'anchors'`);
    });
    expect((await verified()).ok).toBe(true);
    const older = await olderThan(registry, await anchorNote(folder.path).read());
    if (older === undefined) throw new Error('it is not older');
    expect(older).toMatchObject({ why: 'older', position: 2, last: { number: 3 } });
    const clock = { ...rig.clock, sleep: async () => undefined };
    await recordRestored({ registry, clock }, { older, by: ann, why: 'a backup' });
    await anchored(1);
    expect(await verified()).toMatchObject({
      ok: true,
      problems: [],
      attested: { number: 4 },
      anchors: { provisos: [expect.stringContaining('let an older registry go on')] },
    });
  });

  test('may lose several anchors over its last event with a backup, when somebody says so on record', async () => {
    await anchored(1);
    const { keeper } = await keeperOf({ registry, folder: folder.path });
    for (const _ of [2, 3, 4]) await keeper.now();
    await behindItsBack((client) => {
      client.exec("DELETE FROM posts WHERE about IN ('anchor/2', 'anchor/3', 'anchor/4')");
      client.exec(`UPDATE settings SET value = '{"last":1,"places":{}}' WHERE name = 'anchors'`);
    });
    const older = await olderThan(registry, await anchorNote(folder.path).read());
    if (older === undefined) throw new Error('it is not older');
    expect(new RegistryOlder(older).message).toMatch(/every event.*but not that anchor/u);
    const clock = { ...rig.clock, sleep: async () => undefined };
    await recordRestored({ registry, clock }, { older, by: ann, why: 'a backup' });
    await anchored(1);
    expect(await verified()).toMatchObject({
      ok: true,
      problems: [],
      anchors: { last: { number: 5 }, provisos: [expect.stringContaining('anchors up to 4')] },
    });
  });

  test('is attested by nobody who holds anything against it', async () => {
    await anchored(2);
    const what = 'anchor 1 is another one in shelf';
    const place = {
      ...held.place,
      confirm: async (...asked: Parameters<typeof held.place.confirm>) => ({
        ...(await held.place.confirm(...asked)),
        problems: [what],
      }),
    };
    expect(await verified([place])).toMatchObject({
      ok: false,
      attested: null,
      problems: [{ position: 3, stream: '', what }],
    });
  });

  test('is told to be older by a place that holds what it never made', async () => {
    await anchored(1);
    const place = {
      ...held.place,
      confirm: async () => ({ problems: [], newest: { number: 7, position: 40 } }),
    };
    expect((await verified([place])).problems).toContainEqual({
      position: 2,
      stream: '',
      what: 'shelf holds anchor 7 of position 40, and this registry made no more than 1: it is older than that',
    });
  });
});

describe('a key that is changed', () => {
  const clock = { now: () => '2026-03-01T10:00:00.000Z' };
  const sea = () => ({ registry, clock: { ...rig.clock, ...clock, sleep: async () => undefined } });

  test('is handed over by the one before it, and what both signed is good', async () => {
    const [old, next] = [aKey(), aKey()];
    await anchored(1, old);
    await recordKey(sea(), { key: next, before: old });
    await anchored(1, next);
    expect(await verified()).toMatchObject({
      ok: true,
      anchors: { keys: [old.id, next.id], provisos: [] },
    });
  });

  test('without the one before it is taken, and verify says so', async () => {
    await anchored(1, aKey());
    await anchored(1, aKey());
    expect(await verified()).toMatchObject({
      ok: true,
      anchors: { provisos: [expect.stringContaining('did not hand over')] },
    });
  });

  test('by somebody who has not the one before it is a problem', async () => {
    const [old, next] = [aKey(), aKey()];
    await anchored(1, old);
    await recordKey(sea(), { key: next, before: { ...old, sign: next.sign } });
    expect((await verified()).problems.map(({ what }) => what)).toEqual([
      'the key that signs from here on was not handed over by the one before it',
    ]);
  });
});
