import { describe, expect, test } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openLogs } from '../../src/app/reading/logs.ts';
import { retold } from '../../src/core/account/account.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, underSail } from './story.ts';

const declared = (boat: Boat, title: string) =>
  accepted(boat.say({ kind: 'declare', severity: 'sev2', targets: [checkout], title }));
const close = (boat: Boat, incident: string) =>
  accepted(boat.say({ kind: 'close', reportOwner: 'bo' }, { incident }));
const noted = (boat: Boat, text: string) => accepted(boat.say({ kind: 'note', text }));

const erase = ({ ship }: Boat, version: number) =>
  ship.registry.erase({
    what: { kind: 'text', stream: 'incident/INC-1', version, name: 'text' },
    by: 'p_bo',
    upTo: Number.MAX_SAFE_INTEGER,
    basis: 'order',
    at: ship.clock.now(),
    via: 'cli',
  });

/** The logs of a registry, and where each read of a stream began. */
function watched(registry: Registry, most?: number) {
  const reads: string[] = [];
  const logs = openLogs(
    {
      texts: registry.texts,
      onAppend: registry.onAppend,
      read: (stream, after) => {
        reads.push(`${stream} after ${after ?? 0}`);
        return registry.read(stream, after);
      },
    },
    most,
  );
  return { logs, reads };
}

const words = (log: Awaited<ReturnType<Boat['ship']['logs']['read']>>) =>
  log.flatMap(({ event, texts }) => (event.type === 'NoteAdded' ? [texts['text']] : []));

describe('the log of an incident', () => {
  test('is read on from where it was read to, and is the same array as long as nothing is new', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await declared(boat, 'Buying fails');
    const { logs, reads } = watched(boat.ship.registry);
    const first = await logs.read('INC-1');
    expect(await logs.read('INC-1')).toBe(first);
    expect(retold(first)).toBe(retold(first));
    await noted(boat, 'it is the cache');
    const next = await logs.read('INC-1');
    expect(words(next)).toEqual(['it is the cache']);
    expect(next).toEqual(await openLogs(boat.ship.registry).read('INC-1'));
    expect(retold(next)?.account.version).toBe(next.length);
    expect(reads.slice(0, 3)).toEqual([
      'incident/INC-1 after 0',
      `incident/INC-1 after ${first.length}`,
      `incident/INC-1 after ${first.length}`,
    ]);
  });

  test('of nobody is empty, and begins when it is declared', async () => {
    await using scene = await underSail();
    const { logs } = watched(scene.boat.ship.registry);
    expect(await logs.read('INC-1')).toEqual([]);
    await declared(scene.boat, 'Buying fails');
    expect((await logs.read('INC-1'))[0]).toMatchObject({ texts: { title: 'Buying fails' } });
  });

  test('has no erased word, whoever had read it before', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await declared(boat, 'Buying fails');
    await noted(boat, 'Ann was asleep');
    await noted(boat, 'it is the cache');
    const log = await boat.ship.logs.read('INC-1');
    const at = log.find(({ texts }) => texts['text'] === 'Ann was asleep')?.version ?? 0;
    expect(await erase(boat, at)).toBe('erased');
    expect(words(await boat.ship.logs.read('INC-1'))).toEqual([null, 'it is the cache']);
  });

  test('has none either where another process erased it', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    const untold = { ...registry, onAppend: () => ({ [Symbol.dispose]: () => undefined }) };
    const logs = openLogs(untold);
    await declared(boat, 'Buying fails');
    await noted(boat, 'Ann was asleep');
    const log = await logs.read('INC-1');
    await erase(boat, log.length);
    expect(words(await logs.read('INC-1'))).toEqual([null]);
  });

  test('that was being read while something was erased is not kept', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await declared(boat, 'Buying fails');
    await noted(boat, 'Ann was asleep');
    const { registry } = boat.ship;
    const reads: number[] = [];
    const logs = openLogs({
      ...registry,
      read: (stream, after = 0) => {
        reads.push(after);
        return registry.read(stream, after);
      },
      texts: async (events) => {
        const texts = await registry.texts(events);
        await erase(boat, events.length);
        return texts;
      },
    });
    await logs.read('INC-1');
    expect(words(await logs.read('INC-1'))).toEqual([null]);
    expect(reads).toEqual([0, 0]);
  });

  test('is let go where more was read since than is kept', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await declared(boat, 'Buying fails');
    await close(boat, 'INC-1');
    await declared(boat, 'Paying fails');
    const size = (await boat.ship.logs.read('INC-1')).length;
    const { logs, reads } = watched(boat.ship.registry, size);
    await logs.read('INC-1');
    await logs.read('INC-2');
    await logs.read('INC-2');
    await logs.read('INC-1');
    expect(reads.map((one) => one.endsWith(' after 0'))).toEqual([true, true, false, true]);
  });
});
