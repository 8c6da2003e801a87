import { describe, expect, test } from 'vitest';
import { keeperOf } from '../anchors/stage.ts';
import { accepted } from '../app/story.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { declare, type Quay, quay } from './out-rig.ts';
import { calm } from './out-seen.ts';

const textsIn = ({ slack }: Quay, where: string): readonly string[] =>
  slack.inChannel(where).flatMap(({ text }) => (text.includes('Receipt') ? [text] : []));

/** Somebody takes command, and an anchor goes out over it. */
async function decided({ boat }: Quay) {
  const folder = await ownFolder();
  const { keeper } = await keeperOf({ registry: boat.ship.registry, folder: folder.path });
  await keeper.now();
  await accepted(declare(boat, 'A leaked key'));
  await accepted(boat.say({ kind: 'takeCommand', reason: 'ada does not answer' }, { by: 'bo' }));
  return { keeper, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('whoever decided', () => {
  test('gets the receipt once the anchor is made, in their own messages and nobody else', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await using making = await decided(scene);
    await calm(scene);
    expect(textsIn(scene, 'D0BO')).toEqual([]);
    const { anchor } = await making.keeper.now();
    await scene.boat.until('the receipt is there', () => textsIn(scene, 'D0BO').length > 0);
    await calm(scene);
    const [text = '', ...more] = textsIn(scene, 'D0BO');
    expect(more).toEqual([]);
    expect(text).toContain(`position ${anchor.position}, root ${anchor.root.slice(0, 16)}`);
    expect(text).toContain('What you decided in INC-1 is anchored');
    expect(text).not.toContain('leaked');
    expect(textsIn(scene, 'D0ADA')).toEqual([]);
  });

  test('is told of a further decision in the same message', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await using making = await decided(scene);
    await making.keeper.now();
    await scene.boat.until('the receipt is there', () => textsIn(scene, 'D0BO').length > 0);
    await accepted(scene.boat.say({ kind: 'takeCommand', reason: 'back' }, { by: 'ada' }));
    await accepted(scene.boat.say({ kind: 'takeCommand', reason: 'again' }, { by: 'bo' }));
    await making.keeper.now();
    await scene.boat.until('both are told', () =>
      textsIn(scene, 'D0BO').some((text) => text.split('Receipt for').length === 3),
    );
    expect(textsIn(scene, 'D0BO')).toHaveLength(1);
  });
});
