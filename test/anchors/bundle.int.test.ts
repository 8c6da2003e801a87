import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bundleOf } from '../../src/anchors/bundle.ts';
import { anchorNote } from '../../src/anchors/note.ts';
import { openAnchorBook } from '../../src/app/anchor-book.ts';
import { exportRecord } from '../../src/app/export-record.ts';
import { handleOrder } from '../../src/app/handle-order.ts';
import { type AnchorKeeper, openAnchorKeeper } from '../../src/app/keep-anchors.ts';
import { recordKey } from '../../src/app/record-key.ts';
import type { Keeping } from '../../src/web/desk.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { type Rig, tokens, webRig } from '../web/rig.ts';
import { aKey } from './stage.ts';

const key = aKey();
let folder: Awaited<ReturnType<typeof ownFolder>>;
let rig: Rig;
let keeper: AnchorKeeper;
let unpacked: string;

const bundled: NonNullable<Keeping['bundle']> = async (asked) =>
  bundleOf(await exportRecord(rig.ship, keeper, asked), new Date('2026-03-01T10:00:00.000Z'));

const fetched = (token: string) =>
  rig.call('/api/v1/incidents/inc-1/bundle', { method: 'POST', token });

beforeAll(async () => {
  folder = await ownFolder();
  rig = await webRig({
    answer: (ordered, ship) => handleOrder(ship, ordered),
    keeping: {
      exportEvents: async function* () {},
      verify: () => Promise.reject(new Error('not asked')),
      rebuild: async () => ({ incidents: 0 }),
      replay: async () => ({ texts: 0, people: 0, held: [], unread: [] }),
      bundle: bundled,
    },
  });
  const { registry } = rig.ship;
  await recordKey(rig.ship, { key, before: undefined });
  await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
  keeper = await openAnchorKeeper(rig.ship, {
    key,
    note: anchorNote(folder.path),
    places: () => [],
  });
  const { anchor } = await keeper.now();
  const receipts = [
    ['tsa', 'ab'.repeat(200)],
    ['audit', 'commit-1'],
  ] as const;
  for (const [place, receipt] of receipts)
    await (await openAnchorBook(registry)).taken(place, { anchor, receipt });
  await rig.order({ text: '/incident note Größe <b>of</b> the\u2028db 😀' });
  await rig.order({ text: '/incident note the phone of a customer' });
  const what = { kind: 'text', stream: 'incident/INC-1', version: 3, name: 'text' } as const;
  const at = '2026-03-01T10:00:00.000Z';
  const log = await registry.read('incident/INC-1');
  const { version = 0, texts = {} } = log.findLast(({ type }) => type === 'NoteAdded') ?? {};
  const name = Object.keys(texts)[0] ?? '';
  await registry.erase({
    what: { ...what, version, name },
    by: 'p_ada',
    basis: 'art-17',
    at,
    via: 'http',
  });
  const response = await fetched(tokens.ada);
  if (response.status !== 200) throw new Error(await response.text());
  writeFileSync(join(folder.path, 'b.tar'), Buffer.from(await response.arrayBuffer()));
  execFileSync('tar', ['xf', 'b.tar'], { cwd: folder.path });
  unpacked = join(folder.path, 'INC-1');
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const verifying = (args: readonly string[] = [], node = process.execPath) => {
  const { status, stdout, stderr } = spawnSync(node, [join(unpacked, 'verify.mjs'), ...args], {
    encoding: 'utf8',
    env: {},
  });
  return { status, out: `${stdout}${stderr}` };
};

/** Verifies the record with one place of it changed, and puts it back. */
function changed(change: (text: string) => string) {
  const file = join(unpacked, 'record.json');
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  try {
    return verifying();
  } finally {
    writeFileSync(file, before);
  }
}

describe('a bundle', () => {
  test('is good, says what it proves and what not, and that it was taken out', () => {
    const { status, out } = verifying(['--key', key.id]);
    expect([status, out]).toEqual([
      0,
      expect.stringContaining('Proven: nothing in it was changed'),
    ]);
    expect(out).toContain('1 of them erased');
    expect(out).toContain('Held outside by audit: anchor 1');
    expect(out).toContain('openssl ts -verify -digest');
    expect(readFileSync(join(unpacked, 'record.json'), 'utf8')).toContain('"RecordExported"');
    expect(readFileSync(join(unpacked, 'outside/tsa-1.tst'))).toHaveLength(200);
    expect(readFileSync(join(unpacked, 'FORMAT.md'), 'utf8')).toContain('RFC 6962');
  });

  test.skipIf(!existsSync('/usr/bin/node'))('is verified by the Node of the system too', () => {
    expect(verifying([], '/usr/bin/node').status).toBe(0);
  });

  test('says that the key is to be compared, and refuses one that is not the known one', () => {
    expect(verifying().out).toContain('Compare with the key that you were given');
    expect(verifying(['--key', 'f'.repeat(64)])).toMatchObject({
      status: 1,
      out: expect.stringContaining('none of the keys in here'),
    });
  });

  test.each([
    ['a code', /"severity": "sev2"/u, '"severity": "sev3"', 'content does not match its hash'],
    ['a text', /Größe/u, 'Grösse', 'it or its salt was changed'],
    ['a salt', /"salt": "(.)/u, '"salt": "_', 'it or its salt was changed'],
    ['a text that is gone', /\{\s+"salt": "[^}]+\}/u, '"erased"', 'nobody erased it'],
    ['the erasure', /"erased"/u, '{ "salt": "00", "text": "x" }', 'it or its salt was changed'],
    ['a root', /"root": "./u, '"root": "_', 'not signed by a key'],
    ['a time', /"at": "(?=[^"]+",\s+"clock)/u, '"at": "9', 'not signed by a key'],
    ['a signature', /"signature": "../u, '"signature": "__', 'not signed by a key'],
    ['a key', /"publicKey": "302a/u, '"publicKey": "302b', 'it is not its own digest'],
    ['a proof', /"side": "(?:left|right)",\s+"hash": "./u, '"side": "left", "hash": "_', 'root'],
    ['a place in the chain', /"previous": "[0-9a-f]/u, '"previous": "_', 'does not'],
    ['the registry', /"registry": "/u, '"registry": "x', 'of another registry'],
  ])('with %s changed is not', (_what, from, to, says) => {
    const { status, out } = changed((text) => text.replace(from, to));
    expect([status, out]).toEqual([1, expect.stringContaining(says)]);
  });

  test('with an event left out, or the last ones cut off, is not', () => {
    const Events = z.looseObject({ events: z.array(z.unknown()) });
    const without = (at: number) => (text: string) => {
      const record = Events.parse(JSON.parse(text));
      return JSON.stringify({ ...record, events: record.events.toSpliced(at, 1) });
    };
    expect(changed(without(1)).out).toContain('one is missing before it');
    expect(changed(without(-1)).out).toContain('does not lead to the root');
  });

  test('is for administrators, who may know of the incident', async () => {
    expect((await fetched(tokens.bo)).status).toBe(403);
    const other = await rig.call('/api/v1/incidents/INC-99/bundle', { method: 'POST' });
    expect(other.status).toBe(404);
  });
});
