import { describe, expect, test } from 'vitest';
import { receiptsFor } from '../../src/app/proof/receipts.ts';
import { decisionsIn, receiptWord } from '../../src/core/proof/receipt.ts';
import { keeperOf } from '../anchors/stage.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { accepted, decidedOn, underSail } from './story.ts';

describe('the receipt of a decision', () => {
  test('is there with the anchor over it, and verify says later whether it fits', async () => {
    await using scene = await underSail();
    await using folder = await ownFolder();
    const { boat } = scene;
    const { registry } = boat.ship;
    await decidedOn(boat);
    const decided = decisionsIn(await boat.ship.logs.read('INC-1'));
    expect(await receiptsFor(registry, decided)).toEqual({ receipts: [], isOwed: false });
    const { keeper } = await keeperOf({ registry, folder: folder.path });
    await keeper.now();
    const { receipts, isOwed } = await receiptsFor(registry, decided);
    expect(isOwed).toBe(false);
    expect(receipts).toHaveLength(decided.length);
    const [first] = receipts;
    if (first === undefined) throw new Error('no receipt');
    await keeper.now();
    expect((await receiptsFor(registry, decided)).receipts).toEqual(receipts);

    const verified = async (receipt: string) =>
      (await accepted(boat.say({ kind: 'registryVerify', receipt }))).say;
    const word = receiptWord(first.anchor);
    expect(await verified(word)).toContain(`The receipt ${word} fits: anchor `);
    const other = `${first.anchor.position}/${'0'.repeat(16)}`;
    expect(await verified(other)).toContain(`The receipt ${other} does NOT fit`);
  });

  test('is owed while the newest anchor is before it', async () => {
    await using scene = await underSail();
    await using folder = await ownFolder();
    const { boat } = scene;
    const { registry } = boat.ship;
    const { keeper } = await keeperOf({ registry, folder: folder.path });
    await keeper.now();
    await decidedOn(boat);
    const decided = decisionsIn(await boat.ship.logs.read('INC-1'));
    expect(await receiptsFor(registry, decided)).toEqual({ receipts: [], isOwed: true });
  });
});
