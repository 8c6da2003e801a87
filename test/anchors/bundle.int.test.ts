import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bundleOf } from '../../src/anchors/bundle.ts';
import { anchorNote } from '../../src/anchors/note.ts';
import { handleOrder } from '../../src/app/handle-order.ts';
import type { Receipt } from '../../src/app/ports/anchors.ts';
import { openAnchorBook } from '../../src/app/proof/anchor-book.ts';
import { exportRecord } from '../../src/app/proof/export-record.ts';
import { type AnchorKeeper, openAnchorKeeper } from '../../src/app/proof/keep-anchors.ts';
import { recordKey } from '../../src/app/proof/record-key.ts';
import { IncidentId, PersonId } from '../../src/core/ids.ts';
import { anchorDigest } from '../../src/core/proof/anchor.ts';
import type { Keeping } from '../../src/web/desk.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { type Rig, tokens, webRig } from '../web/rig.ts';
import { aKey } from './stage.ts';

const key = aKey();
let folder: Awaited<ReturnType<typeof ownFolder>>;
let rig: Rig;
let keeper: AnchorKeeper;
let unpacked: string;

/** Whom the newest anchor is brought while it is made. */
const quick: Pick<AnchorKeeper, 'now' | 'places'> = {
  now: async (stream) => {
    const made = await keeper.now(stream);
    await brought('audit', { anchor: made.anchor, receipt: 'commit-2' });
    return made;
  },
  places: () => [],
};

const brought = async (place: string, receipt: Receipt): Promise<void> =>
  (await openAnchorBook(rig.ship.registry)).taken(place, receipt);

const at = '2026-03-01T10:00:00.000Z';

const bundled: NonNullable<Keeping['bundle']> = async (asked) =>
  bundleOf(await exportRecord(rig.ship, quick, asked), new Date(at));

/** Unpacks a bundle of INC-1, and answers where it is now. */
function unpack(bundle: Uint8Array, into: string): string {
  const directory = join(folder.path, into);
  mkdirSync(directory);
  writeFileSync(join(directory, 'b.tar'), bundle);
  execFileSync('tar', ['xf', 'b.tar'], { cwd: directory });
  return join(directory, 'INC-1');
}

/** Erases the last note that somebody wrote. */
async function eraseNote(): Promise<void> {
  const { registry } = rig.ship;
  const stream = 'incident/INC-1';
  const log = await registry.read(stream);
  const { version = 0, texts = {} } = log.findLast(({ type }) => type === 'NoteAdded') ?? {};
  const what = { kind: 'text', stream, version, name: Object.keys(texts)[0] ?? '' } as const;
  await registry.erase({
    what,
    by: 'p_ada',
    upTo: Number.MAX_SAFE_INTEGER,
    basis: 'order',
    at,
    via: 'http',
  });
}

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
  await recordKey(rig.ship, { key, before: undefined });
  await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
  keeper = await openAnchorKeeper(rig.ship, {
    key,
    note: anchorNote(folder.path),
    places: () => [],
  });
  const { anchor } = await keeper.now();
  // Much else stands in a token beside the digest.
  const token = `${'ab'.repeat(100)}${anchorDigest(anchor)}${'ab'.repeat(68)}`;
  await brought('tsa', { anchor, receipt: token });
  await rig.order({ text: '/incident note Größe <b>of</b> the\u2028db 😀' });
  await rig.order({ text: '/incident note the phone of a customer' });
  await eraseNote();
  const response = await fetched(tokens.ada);
  if (response.status !== 200) throw new Error(await response.text());
  unpacked = unpack(Buffer.from(await response.arrayBuffer()), 'fetched');
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const verifying = (
  args: readonly string[] = [],
  { node = process.execPath, where = unpacked } = {},
) => {
  const { status, stdout, stderr } = spawnSync(node, [join(where, 'verify.mjs'), ...args], {
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
  // First: the verifiers below keep this process so busy that the server hangs up on whoever is connected.
  test('is for administrators, who may know of the incident', async () => {
    expect((await fetched(tokens.bo)).status).toBe(403);
    const other = await rig.call('/api/v1/incidents/INC-99/bundle', { method: 'POST' });
    expect(other.status).toBe(404);
  });

  test('is good, says what it proves and what not, and that it was taken out', () => {
    const { status, out } = verifying(['--key', key.id]);
    expect([status, out]).toEqual([
      0,
      expect.stringContaining('Proven: nothing in it was changed'),
    ]);
    expect(out).toContain('1 of them erased');
    expect(out).toContain('Held outside, it is said: audit has anchor 2');
    expect(out).toContain('Too old, before the last event: tsa has anchor 1');
    expect(out).toMatch(/Places that are said to hold it, and to be asked: 1\.$/mu);
    expect(out).toContain('openssl ts -verify -token_in');
    expect(readFileSync(join(unpacked, 'record.json'), 'utf8')).toContain('"RecordExported"');
    expect(readFileSync(join(unpacked, 'outside/tsa-1.tst'))).toHaveLength(200);
    expect(readFileSync(join(unpacked, 'FORMAT.md'), 'utf8')).toContain('RFC 6962');
  });

  test.skipIf(!existsSync('/usr/bin/node'))('is verified by the Node of the system too', () => {
    expect(verifying([], { node: '/usr/bin/node' }).status).toBe(0);
  });

  test('proves nothing without the key that somebody knows, and is refused for another', () => {
    const { status, out } = verifying();
    expect([status, out]).toEqual([0, expect.stringContaining('Consistent, not proven')]);
    expect(out).toContain(key.id);
    expect(out).not.toContain('Proven: ');
    for (const other of ['f'.repeat(64), ''])
      expect(verifying(['--key', other])).toMatchObject({
        status: 1,
        out: expect.stringContaining('key: yours does not lead to the one that signed this'),
      });
    expect(verifying(['--kye', key.id]).status).toBe(1);
  });

  test('is verified by a program that lies elsewhere', () => {
    const away = join(folder.path, 'verify.mjs');
    copyFileSync(join(unpacked, 'verify.mjs'), away);
    const { stdout } = spawnSync(process.execPath, [away, '--key', key.id, unpacked], {
      encoding: 'utf8',
    });
    expect(stdout).toContain('Proven: nothing in it was changed');
  });

  test('has a verifier that one can read', () => {
    const lines = readFileSync(join(unpacked, 'verify.mjs'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThan(150);
  });

  test.each([
    ['a code', /"severity": "sev2"/u, '"severity": "sev3"', 'content does not match its hash'],
    ['a text', /Größe/u, 'Grösse', 'it or its salt was changed'],
    ['a text that is gone', /\{\s+"salt": "[^}]+\}/u, '"erased"', 'nobody erased it'],
    ['the erasure', /"erased"/u, '{ "salt": "00", "text": "x" }', 'it or its salt was changed'],
    ['the registry', /"registry": "/u, '"registry": "x', 'of another registry'],
    ['a time', /"at": "(?=[^"]+",\s+"clock)/u, '"at": "9', 'not signed by the key'],
    ['its order of members', /\n "format": 1,/u, '\n "format": 1, ', 'not in its one form'],
  ])('with %s changed is not', (_what, from, to, says) => {
    const { status, out } = changed((text) => text.replace(from, to));
    expect([status, out]).toEqual([1, expect.stringContaining(says)]);
  });

  test.each([
    ['a salt', /"salt": "[0-9a-f]/u, 'it or its salt was changed'],
    ['a root', /"root": "[0-9a-f]/u, 'not signed by the key'],
    ['a signature', /"signature": "[0-9a-f]/u, 'not signed by the key'],
    ['a key', /"publicKey": "[0-9a-f]/u, 'it is not its own digest'],
    ['a proof', /"side": "(?:left|right)",\s+"hash": "[0-9a-f]/u, 'it leads to another root'],
    ['a place in the chain', /"previous": "[0-9a-f]/u, 'does not match its hash'],
  ])('with one digit of %s changed is not', (_what, where, says) => {
    const other = (found: string): string =>
      `${found.slice(0, -1)}${found.endsWith('0') ? '1' : '0'}`;
    const { status, out } = changed((text) => text.replace(where, other));
    expect([status, out]).toEqual([1, expect.stringContaining(says)]);
  });

  test('with an event left out, or the last ones cut off, is not', () => {
    const Events = z.looseObject({ events: z.array(z.unknown()) });
    const without = (at: number) => (text: string) => {
      const record = Events.parse(JSON.parse(text));
      const events = record.events.toSpliced(at, 1);
      return `${JSON.stringify({ ...record, events }, undefined, 1)}\n`;
    };
    expect(changed(without(1)).out).toContain('one is missing before it');
    expect(changed(without(-1)).out).toContain('it leads to another root');
  });
});

describe('a text that is erased while a bundle is made', () => {
  const takenOut = async (ship: Rig['ship'], keeping: typeof quick, into: string) => {
    await rig.order({ text: `/incident note ${into}` });
    const asked = { incident: IncidentId.parse('INC-1'), to: PersonId.parse('p_ada') };
    const arrival = { via: 'http', key: into } as const;
    const exported = await exportRecord(ship, keeping, { ...asked, arrival });
    return {
      exported: JSON.stringify(exported.texts),
      ...verifying(['--key', key.id], {
        where: unpack(await bundleOf(exported, new Date(at)), into),
      }),
    };
  };

  test('is in it where it was there before the wait for the places', async () => {
    let waited = 0;
    const sleep = async (ms: number): Promise<void> => {
      if (waited === 0) await eraseNote();
      waited += ms;
    };
    const { clock } = rig.ship;
    const ship = { ...rig.ship, clock: { ...clock, sleep, monotonic: () => waited } };
    const slow = { ...quick, places: () => [{ place: 'slow', behind: 1 }] };
    const { exported, status, out } = await takenOut(ship, slow, 'waited for');
    expect([status, out]).toEqual([0, expect.stringContaining('Proven')]);
    expect(exported).toContain('waited for');
    expect(waited).toBeGreaterThan(0);
  });

  test('is erased in it, by the event that says so, where that came before', async () => {
    let made = 0;
    const now: typeof quick.now = async (stream) => {
      const anchored = await quick.now(stream);
      made += 1;
      if (made === 1) await eraseNote();
      return anchored;
    };
    const { exported, status, out } = await takenOut(rig.ship, { ...quick, now }, 'erased first');
    expect([status, out]).toEqual([0, expect.stringContaining('Proven')]);
    expect(exported).not.toContain('erased first');
    expect(made).toBe(2);
  });
});
