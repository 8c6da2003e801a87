import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { incidentStream } from '../../src/app/incidents.ts';
import type { Erasure } from '../../src/app/ports/erasure.ts';
import { searchesNoted } from '../../src/app/registry/searches.ts';
import { replayErasures } from '../../src/app/retention/replay.ts';
import { IncidentId, PersonId } from '../../src/core/ids.ts';
import { searchName } from '../../src/core/retention/search-name.ts';
import { beginErasure, erasuresNoted } from '../../src/registry/erasures-file.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, underSail } from './story.ts';

const entry = IncidentId.parse('INC-1');
const stream = incidentStream(entry);

/** An incident as an old copy of the registry has it: its note is there, and was erased since. */
async function cameBack() {
  const scene = await underSail();
  const { boat, harbor } = scene;
  const title = 'Buying fails';
  await accepted(boat.say({ kind: 'declare', severity: 'sev2', targets: [checkout], title }));
  await accepted(boat.say({ kind: 'note', text: 'Kim was on call' }));
  const log = await boat.ship.logs.read(entry);
  const version = log.find(({ event }) => event.type === 'NoteAdded')?.version ?? 0;
  harbor.clock.jump(60_000);
  const erasure: Erasure = {
    what: { kind: 'text', stream, version, name: 'text' },
    by: 'p_ada',
    basis: 'order',
    upTo: 0,
    at: boat.ship.clock.now(),
    via: 'http',
  };
  harbor.clock.jump(60_000);
  return { scene, boat, erasure, [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose]() };
}

const ada = ({ ship }: Boat) => PersonId.parse(ship.directory.find('ada'));
const noted = (...erasures: readonly Erasure[]) => ({ erasures, unread: [] });
const noteOf = async ({ ship }: Boat) =>
  (await ship.logs.read(entry)).find(({ event }) => event.type === 'NoteAdded')?.texts['text'];

describe('what was erased and came back with a backup', () => {
  test('goes again, once, by whose order it went the first time, and the record verifies', async () => {
    await using back = await cameBack();
    const { boat, erasure } = back;
    expect(await replayErasures(boat.ship, noted(erasure, erasure))).toEqual({
      texts: 1,
      people: 0,
      held: [],
      unread: [],
    });
    expect(await noteOf(boat)).toBe(null);
    const [event, ...more] = await boat.events('TextErased');
    expect(event).toMatchObject({ by: 'p_ada', basis: 'order', again: erasure.at });
    expect(more).toEqual([]);
    expect(await boat.ship.registry.verify()).toMatchObject({ ok: true, problems: [] });
    expect(await replayErasures(boat.ship, noted(erasure))).toMatchObject({ texts: 0 });
  });

  test('is told from what has only its number: what is younger than the erasure stays', async () => {
    await using back = await cameBack();
    const { boat, erasure } = back;
    const before = { ...erasure, at: '2020-01-01T00:00:00.000Z' };
    expect(await replayErasures(boat.ship, noted(before))).toMatchObject({ texts: 0 });
    const replayed = { ...erasure, again: before.at };
    expect(await replayErasures(boat.ship, noted(replayed))).toMatchObject({ texts: 0 });
    expect(await noteOf(boat)).toBe('Kim was on call');
  });

  test('stays under a legal hold, which is said, and goes when it is released', async () => {
    await using back = await cameBack();
    const { boat, erasure } = back;
    const ada = (await boat.ship.registry.people()).find(({ name }) => name === 'ada');
    if (ada === undefined) throw new Error('ada is not there');
    const person: Erasure = { ...erasure, what: { kind: 'person', person: ada.id } };
    await accepted(boat.say({ kind: 'registryHold', entry, reason: 'a letter' }));
    expect(await replayErasures(boat.ship, noted(erasure, person))).toEqual({
      texts: 0,
      people: 0,
      held: ['INC-1'],
      unread: [],
    });
    await accepted(boat.say({ kind: 'registryRelease', entry, reason: 'over' }));
    expect(await replayErasures(boat.ship, noted(erasure, person))).toMatchObject({
      texts: 1,
      people: 1,
    });
    expect((await boat.ship.registry.people()).map(({ name }) => name)).not.toContain('ada');
  });
});

test('what went by its time stays in an incident that is open again', async () => {
  await using back = await cameBack();
  const { boat, erasure } = back;
  const byTime: Erasure = { ...erasure, by: 'timer', basis: 'retention:chat' };
  expect(await replayErasures(boat.ship, noted(byTime))).toMatchObject({ texts: 0, held: [] });
  expect(await noteOf(boat)).toBe('Kim was on call');
  await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
  expect(await replayErasures(boat.ship, noted(byTime))).toMatchObject({ texts: 1 });
});

test('why somebody looked for a person goes again as well, unless a legal hold is on what they did', async () => {
  await using back = await cameBack();
  const { boat, erasure } = back;
  const { registry } = boat.ship;
  const body = { at: erasure.at, by: 'p_x', person: ada(boat), because: 'a rumor', via: 'http' };
  await registry.notePost('searches', 'first', body);
  const search: Erasure = { ...erasure, what: { kind: 'search', search: searchName('first') } };
  const none: Erasure = { ...erasure, what: { kind: 'search', search: searchName('none') } };
  await accepted(boat.say({ kind: 'registryHold', entry, reason: 'a letter' }));
  expect(await replayErasures(boat.ship, noted(search, none))).toMatchObject({
    texts: 0,
    held: ['INC-1'],
  });
  await accepted(boat.say({ kind: 'registryRelease', entry, reason: 'over' }));
  expect(await replayErasures(boat.ship, noted(search, none))).toMatchObject({
    texts: 1,
    held: [],
  });
  expect(await searchesNoted(boat.ship)).toMatchObject([
    { id: `search/${searchName('first')}`, because: '(erased)' },
  ]);
  expect(await replayErasures(boat.ship, noted(search))).toMatchObject({ texts: 0 });
});

describe('the list of what was erased', () => {
  const one: Erasure = {
    what: { kind: 'texts', stream, texts: [{ version: 3, name: 'reason' }] },
    upTo: 7,
    by: 'timer',
    basis: 'retention:chat',
    at: '2026-03-01T10:00:00.000Z',
    via: 'timer',
  };

  test('is read back as it was written; a line that was cut off costs no other one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sternway-erasures-'));
    expect(await erasuresNoted(folder)).toEqual({ erasures: [], unread: [], length: 0 });
    const noted = await beginErasure(folder, one);
    await noted.end('done');
    const { length } = await erasuresNoted(folder);
    await appendFile(join(folder, 'erasures.jsonl'), '{"what":{"ki');
    await beginErasure(folder, { ...one, basis: 'order' });
    const { upTo: _, ...said } = one;
    expect(await erasuresNoted(folder)).toEqual({
      erasures: [said, { ...said, basis: 'order' }],
      unread: [3],
      length: expect.any(Number),
    });
    expect(await erasuresNoted(folder, length)).toMatchObject({
      erasures: [{ basis: 'order' }],
      unread: [3],
    });
    await rm(folder, { recursive: true });
  });

  test('does not say what was begun and ended with nothing erased', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sternway-erasures-'));
    const { end } = await beginErasure(folder, { ...one, why: 'xylophone' });
    await end('left');
    expect(await erasuresNoted(folder)).toMatchObject({ erasures: [], unread: [] });
    const file = await readFile(join(folder, 'erasures.jsonl'), 'utf8');
    expect(file.trim().split('\n')).toHaveLength(2);
    expect(file).not.toContain('xylophone');
    await rm(folder, { recursive: true });
  });

  test('of an older program is read as well, its basis in words as an order', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sternway-erasures-'));
    const { upTo, ...said } = one;
    const old = { ...said, what: { ...one.what, upTo }, basis: 'asked for by Kim' };
    await appendFile(join(folder, 'erasures.jsonl'), `${JSON.stringify(old)}\n`);
    expect(await erasuresNoted(folder)).toMatchObject({
      erasures: [{ ...said, basis: 'order' }],
      unread: [],
    });
    await rm(folder, { recursive: true });
  });
});
