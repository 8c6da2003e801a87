import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { incidentStream } from '../../src/app/incidents.ts';
import type { Erasure } from '../../src/app/ports/erasure.ts';
import { readsOf } from '../../src/app/reading/reads.ts';
import { searchesNoted } from '../../src/app/registry/searches.ts';
import { erase, foresee } from '../../src/app/retention/erase.ts';
import { replayErasures } from '../../src/app/retention/replay.ts';
import { sweepAll } from '../../src/app/retention/sweep.ts';
import { sweepNotes } from '../../src/app/retention/sweep-notes.ts';
import { IncidentId, PersonId } from '../../src/core/ids.ts';
import { leastRetention } from '../../src/core/retention/terms.ts';
import { erasuresNoted } from '../../src/registry/erasures-file.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, underSail } from './story.ts';

const dayMs = 86_400_000;
const entry = IncidentId.parse('INC-1');
const canary = 'xylophone';
const never = new AbortController().signal;

/** An incident in which people said this, closed. */
async function closedWith(boat: Boat, text: string): Promise<void> {
  await accepted(
    boat.say({ kind: 'declare', severity: 'sev2', targets: [checkout], title: 'Buying fails' }),
  );
  await accepted(boat.say({ kind: 'note', text }));
  await accepted(boat.say({ kind: 'note', text: `${text} again` }));
  await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
}

const notes = async ({ ship }: Boat) =>
  (await ship.logs.read(entry))
    .filter(({ event }) => event.type === 'NoteAdded')
    .map(({ texts }) => texts['text']);

test('what is over goes with all its words, in one event, and the record still verifies', async () => {
  await using scene = await underSail();
  const { boat, harbor } = scene;
  await closedWith(boat, canary);
  harbor.clock.jump(365 * dayMs);
  expect(await sweepAll(boat.ship, never)).toBe(0);
  expect(await notes(boat)).toEqual([canary, `${canary} again`]);
  harbor.clock.jump(2 * dayMs);
  expect(await sweepAll(boat.ship, never)).toBe(2);
  expect(await notes(boat)).toEqual([null, null]);
  const [event, ...more] = await boat.events('TextErased');
  expect(more).toEqual([]);
  expect(event).toMatchObject({ basis: 'retention:chat', by: 'timer', also: [expect.any(String)] });
  expect(await boat.ship.registry.verify()).toMatchObject({ ok: true, problems: [] });
  const found = { words: [canary] };
  expect(
    await boat.ship.registry.search(found, { order: 'newest', after: undefined, limit: 9 }),
  ).toEqual([]);
  expect(await sweepAll(boat.ship, never)).toBe(0);
  const [declared] = await boat.ship.logs.read(entry);
  expect(declared?.texts['title']).toBe('Buying fails');
});

test('no byte of it is left in the data folder', async () => {
  await using scene = await underSail();
  const { boat, harbor } = scene;
  await closedWith(boat, canary);
  const bytes = async () => {
    const { folder } = harbor;
    const names = await readdir(folder);
    const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
    return Buffer.concat(files).includes(canary);
  };
  expect(await bytes()).toBe(true);
  harbor.clock.jump(367 * dayMs);
  await sweepAll(boat.ship, never);
  expect(await bytes()).toBe(false);
});

test('an open incident keeps everything, and so does one under a legal hold, until it is released', async () => {
  await using scene = await underSail();
  const { boat, harbor } = scene;
  await closedWith(boat, canary);
  await accepted(boat.say({ kind: 'reopen', reason: 'it is back' }, { incident: entry }));
  harbor.clock.jump(400 * dayMs);
  expect(await sweepAll(boat.ship, never)).toBe(0);
  await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
  await accepted(boat.say({ kind: 'registryHold', entry, reason: 'a letter' }));
  harbor.clock.jump(400 * dayMs);
  expect(await sweepAll(boat.ship, never)).toBe(0);
  await accepted(boat.say({ kind: 'registryRelease', entry, reason: 'the case is closed' }));
  expect(await sweepAll(boat.ship, never)).toBe(2);
});

test('what is opened again in the moment in which it is erased keeps its words, also at the next start', async () => {
  await using scene = await underSail();
  const { boat, harbor } = scene;
  await closedWith(boat, canary);
  harbor.clock.jump(367 * dayMs);
  const { registry } = boat.ship;
  const reopen = () => boat.say({ kind: 'reopen', reason: 'again' }, { incident: entry });
  let isOpen = false;
  const late = {
    ...registry,
    erase: async (erasure: Erasure) => {
      const erasing = registry.erase(erasure);
      if (!isOpen) await accepted(reopen());
      isOpen = true;
      return erasing;
    },
  };
  expect(await sweepAll({ ...boat.ship, registry: late }, never)).toBe(0);
  expect(isOpen).toBe(true);
  await boat.until('the erasure has ended', async () => {
    const file = await readFile(join(harbor.folder, 'erasures.jsonl'), 'utf8');
    return file.includes('"ended"');
  });
  const noted = await erasuresNoted(harbor.folder);
  expect(noted.erasures).toEqual([]);
  expect(await replayErasures(boat.ship, noted)).toMatchObject({ texts: 0 });
  expect(await notes(boat)).toEqual([canary, `${canary} again`]);
});

test('a legal hold that comes between the question and the erasure keeps what was asked for', async () => {
  await using scene = await underSail();
  const { boat } = scene;
  await closedWith(boat, canary);
  const { registry, directory } = boat.ship;
  const hold = () => boat.say({ kind: 'registryHold', entry, reason: 'a letter' });
  const first = { isHeld: false };
  const late = {
    ...registry,
    erase: async (erasure: Erasure) => {
      if (!first.isHeld) await accepted(hold());
      first.isHeld = true;
      return registry.erase(erasure);
    },
  };
  const person = PersonId.parse(directory.find('ada'));
  const wants: readonly Erasure['what'][] = [
    { kind: 'text', stream: incidentStream(entry), version: 1, name: 'title' },
    { kind: 'person', person },
  ];
  for (const what of wants) {
    first.isHeld = false;
    const wish = { what, by: 'p_ada', basis: 'order', via: 'http' } as const;
    expect(await erase({ ...boat.ship, registry: late }, wish)).toMatchObject({
      status: 'held',
      refusal: { facts: { incident: 'INC-1' } },
    });
    await accepted(boat.say({ kind: 'registryRelease', entry, reason: 'over' }));
  }
  expect(await boat.events('TextErased')).toEqual([]);
  expect(directory.nameOf(person)).toBe('ada');
});

test('the record that grows each time it is looked at is left alone', async () => {
  await using scene = await underSail();
  const { boat } = scene;
  await closedWith(boat, canary);
  const busy = { ...boat.ship.registry, head: () => Promise.resolve(1) };
  const what = { kind: 'text', stream: incidentStream(entry), version: 1, name: 'title' } as const;
  const wish = { what, by: 'p_ada', basis: 'order', via: 'http' } as const;
  expect(await erase({ ...boat.ship, registry: busy }, wish)).toEqual({ status: 'busy' });
  expect(await boat.events('TextErased')).toEqual([]);
});

test('words of an order stand beside the chain and can be erased themselves', async () => {
  await using scene = await underSail();
  const { boat, harbor } = scene;
  await closedWith(boat, 'a note');
  const what = { kind: 'text', stream: incidentStream(entry), version: 1, name: 'title' } as const;
  const wish = { what, by: 'p_ada', basis: 'order', via: 'http' } as const;
  expect(await erase(boat.ship, { ...wish, why: canary })).toEqual({ status: 'erased' });
  const erased = (await boat.ship.logs.read(entry)).at(-1);
  expect(erased).toMatchObject({ event: { basis: 'order' }, texts: { why: canary } });
  const own = { ...what, version: erased?.version ?? 0, name: 'why' };
  expect(await erase(boat.ship, { ...wish, what: own })).toEqual({ status: 'erased' });
  const names = await readdir(harbor.folder);
  const files = await Promise.all(names.map((name) => readFile(join(harbor.folder, name))));
  expect(Buffer.concat(files).includes(canary)).toBe(false);
});

test('whoever erases is told where the same words stand in codes', async () => {
  await using scene = await underSail();
  const { boat } = scene;
  await closedWith(boat, 'checkout@prod');
  const log = await boat.ship.logs.read(entry);
  const version = log.find(({ event }) => event.type === 'NoteAdded')?.version ?? 0;
  const stream = incidentStream(entry);
  const said = await foresee(boat.ship, { kind: 'text', stream, version, name: 'text' });
  expect(said).toMatchObject({ staysIn: [`${stream}#1`] });
  const title = await foresee(boat.ship, { kind: 'text', stream, version: 1, name: 'title' });
  expect(title).toMatchObject({ status: 'there', staysIn: [] });
});

test('it goes by itself when the program starts', async () => {
  await using scene = await underSail();
  const { boat, harbor } = scene;
  await closedWith(boat, canary);
  harbor.rules = { ...harbor.rules, retention: leastRetention };
  harbor.clock.jump(31 * dayMs);
  await boat.sail();
  await boat.until('it is erased', async () => (await boat.events('TextErased')).length > 0);
  expect(boat.log).toContainEqual({ event: 'RetentionSwept', texts: 2 });
});

describe('what is noted beside the chain', () => {
  const search = { by: 'p_ada', person: 'p_bo', because: canary, via: 'http' };

  test('goes when the time of decisions is over, and no byte of it is left', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    const { registry, clock } = boat.ship;
    const first = clock.now();
    for (const key of ['j', 'k']) {
      await registry.notePost('searches', `${first} p_ada ${key}`, { ...search, at: first });
    }
    harbor.clock.jump(6 * 366 * dayMs);
    const at = clock.now();
    await registry.notePost('searches', `${at} p_ada x`, { ...search, at, because: 'a review' });
    expect(await sweepNotes(boat.ship, never)).toBe(0);
    harbor.clock.jump(367 * dayMs);
    expect(await sweepNotes(boat.ship, never)).toBe(2);
    expect((await searchesNoted(boat.ship)).map(({ because }) => because)).toEqual(['a review']);
    const names = await readdir(harbor.folder);
    const files = await Promise.all(names.map((name) => readFile(join(harbor.folder, name))));
    expect(Buffer.concat(files).includes(canary)).toBe(false);
  });

  test('of an incident stays while it is open or held; where Slack stands is left alone', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    const { registry, clock } = boat.ship;
    await closedWith(boat, canary);
    const at = clock.now();
    const read = { at, by: 'p_ada', what: 'status', via: 'http' };
    await registry.notePost('reads/INC-1', `${at} p_ada k`, read);
    await registry.notePost('INC-1', 'lines', { kind: 'lines', version: 1 });
    await accepted(boat.say({ kind: 'registryHold', entry, reason: 'a letter' }));
    harbor.clock.jump(8 * 366 * dayMs);
    expect(await sweepNotes(boat.ship, never)).toBe(0);
    await accepted(boat.say({ kind: 'registryRelease', entry, reason: 'over' }));
    expect(await sweepNotes(boat.ship, never)).toBe(1);
    expect(await readsOf(boat.ship, 'INC-1')).toEqual([]);
    expect(await registry.posts('INC-1')).toHaveLength(1);
  });
});
