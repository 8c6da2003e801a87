import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorNote } from '../../src/anchors/note.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openAnchorBook } from '../../src/app/proof/anchor-book.ts';
import { olderThan } from '../../src/app/proof/restored.ts';
import { anchorDigest } from '../../src/core/proof/anchor.ts';
import { openTree } from '../../src/core/proof/tree.ts';
import { ownFolder, sqliteRig } from '../registry/sqlite-rig.ts';
import { happen, keeperOf, shelf } from './stage.ts';

const incident = 'incident/INC-1';

let rig: Awaited<ReturnType<typeof sqliteRig>>;
let registry: Registry;
let folder: Awaited<ReturnType<typeof ownFolder>>;
beforeEach(async () => {
  rig = await sqliteRig();
  registry = await rig.reopen();
  folder = await ownFolder();
});
afterEach(async () => {
  await rig[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

type Kept = Awaited<ReturnType<typeof keeperOf>>;

/** Lets the keeper look so often, and ends it. */
async function looks({ keeper, clock }: Kept, times: number): Promise<void> {
  const ending = new AbortController();
  const running = keeper.run(ending.signal);
  for (let look = 0; look < times; look += 1) {
    while (clock.sleeping() === 0) await sleep(1);
    clock.tick();
    await sleep(5);
  }
  ending.abort();
  clock.tick();
  await running;
}

const open = (places = [shelf().place]) => keeperOf({ registry, folder: folder.path, places });

describe('anchors of a registry', () => {
  test('cover the heads of all streams as they are', async () => {
    await happen(registry, incident);
    await happen(registry, 'target/checkout@prod');
    const { keeper } = await open();
    const before = await keeper.now();
    await happen(registry, incident);
    const { anchor } = await keeper.now();
    const { heads, position, hash } = await registry.heads();
    expect(anchor).toMatchObject({ position, head: hash, streams: 3, number: 2 });
    const tree = openTree();
    for (const head of heads) tree.put(head);
    expect(anchor.root).toBe(tree.root());
    expect(anchor.previous).toBe(anchorDigest(before.anchor));
  });

  test('say how far each place is, and how old the newest is that it has', async () => {
    const [one, other] = [shelf('one'), shelf('other')];
    other.mood.code = 'Unreachable';
    const kept = await open([one.place, other.place]);
    await looks(kept, 4);
    const { anchor } = await kept.keeper.now();
    const [near, far] = await kept.keeper.reached();
    expect(near).toMatchObject({ place: 'one', behind: 1, newest: one.brought.at(-1)?.at });
    expect(far).toMatchObject({ place: 'other', behind: anchor.number, newest: undefined });
  });

  test('go out at a decision, one for a burst, and not for a note', async () => {
    const { place, brought } = shelf();
    const kept = await open([place]);
    await looks(kept, 3);
    const quiet = brought.length;
    await happen(registry, incident);
    await looks(kept, 3);
    expect(brought.length).toBe(quiet);
    await happen(registry, incident, 'StrategyDecided');
    await happen(registry, incident, 'MitigationReached');
    await looks(kept, 3);
    expect(brought.length).toBe(quiet + 1);
    expect(brought.at(-1)).toMatchObject({ position: await registry.head() });
  });

  test('go out every hour, also when nothing happens', async () => {
    const { place, brought } = shelf();
    const kept = await open([place]);
    await looks(kept, 3);
    const quiet = brought.length;
    kept.clock.jump(3_600_000);
    await looks(kept, 3);
    expect(brought.length).toBe(quiet + 1);
  });

  test('are brought later to a place that does not answer, all of them', async () => {
    const { place, brought, mood } = shelf();
    const kept = await open([place]);
    mood.code = 'Unreachable';
    await kept.keeper.now();
    await kept.keeper.now();
    await looks(kept, 2);
    expect(kept.keeper.places()).toMatchObject([
      { place: 'shelf', behind: 2, trouble: { code: 'Unreachable' } },
    ]);
    mood.code = '';
    await looks(kept, 12);
    expect(brought.map(({ number }) => number)).toEqual([1, 2]);
    expect(kept.keeper.places()).toEqual([{ place: 'shelf', behind: 0 }]);
  });

  test('count on after a restart', async () => {
    await (await open()).keeper.now();
    registry = await rig.reopen();
    const { anchor } = await (await open()).keeper.now();
    expect(anchor.number).toBe(2);
    expect((await openAnchorBook(registry)).last()).toBe(2);
  });
});

describe('a registry that is opened again', () => {
  test('has all of which its last anchor knows', async () => {
    await (await open()).keeper.now();
    await happen(registry, incident);
    expect(await olderThan(registry, await anchorNote(folder.path).read())).toBeUndefined();
  });

  test('is older where a backup was put in its place, and counts on from the anchor that it lost', async () => {
    const lost = await sqliteRig();
    const newer = await lost.reopen();
    await happen(newer, incident);
    const { keeper } = await keeperOf({ registry: newer, folder: folder.path });
    await keeper.now();
    const { anchor } = await keeper.now();
    await lost[Symbol.asyncDispose]();
    const older = await olderThan(registry, anchor);
    expect(older).toMatchObject({ why: 'stranger', position: 0 });
    const { anchor: next } = await (await open()).keeper.now();
    expect(next).toMatchObject({ number: 3, previous: anchorDigest(anchor) });
  });

  test('puts back the one anchor that was lost with a backup, and says of several that they were', async () => {
    await happen(registry, incident);
    const { keeper } = await open();
    await keeper.now();
    const before = await registry.setting('anchors');
    await keeper.now();
    const note = anchorNote(folder.path);
    await registry.setSetting('anchors', before ?? null);
    expect(await olderThan(registry, await note.read())).toBeUndefined();
    expect((await (await open()).keeper.now()).anchor.number).toBe(3);
    await registry.setSetting('anchors', before ?? null);
    const older = await olderThan(registry, await note.read());
    expect(older).toMatchObject({ why: 'anchors', last: { number: 3 } });
  });

  test.each([
    ['is damaged', 'no anchor'],
    ['is of before', undefined],
  ])(
    'begins no numbers anew where its newest anchor is lost and the note %s',
    async (_, content) => {
      await happen(registry, incident);
      const { keeper } = await open();
      const { anchor: first } = await keeper.now();
      await keeper.now();
      await registry.notePost('anchor/2', 'anchor', 'damaged');
      await writeFile(
        join(folder.path, 'last-anchor.json'),
        content ?? `${JSON.stringify(first)}\n`,
      );
      await expect(open()).rejects.toThrow(/^Anchor 2 is the newest.*last-anchor\.json/u);
    },
  );

  test.each([
    ['older', { position: 99 }],
    ['other', { head: 'something else' }],
  ] as const)('is %s where the anchor says so', async (why, change) => {
    await happen(registry, incident);
    const { anchor } = await (await open()).keeper.now();
    expect(await olderThan(registry, { ...anchor, ...change })).toMatchObject({ why });
  });
});
