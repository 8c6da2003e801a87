import { describe, expect, test } from 'vitest';
import { receiptsFor } from '../../src/app/proof/receipts.ts';
import { answerRegistry } from '../../src/app/registry/answer-registry.ts';
import { decisionsIn, receiptWord } from '../../src/core/proof/receipt.ts';
import { keeperOf } from '../anchors/stage.ts';
import { ada } from '../core/sample.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { accepted, decidedOn, refused, underSail } from './story.ts';

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
    expect(await verified(word)).toMatch(/sternway registry verify, with no receipt after it/u);
  });

  test('that is forged in one digit is refused, and nothing says that all is well', async () => {
    await using scene = await underSail();
    await using folder = await ownFolder();
    const { boat } = scene;
    await decidedOn(boat);
    const { keeper } = await keeperOf({ registry: boat.ship.registry, folder: folder.path });
    await keeper.now();
    const decided = decisionsIn(await boat.ship.logs.read('INC-1'));
    const [first] = (await receiptsFor(boat.ship.registry, decided)).receipts;
    const word = first === undefined ? '' : receiptWord(first.anchor);
    const forged = word.slice(0, -1) + (word.endsWith('0') ? '1' : '0');
    const no = await refused(boat.say({ kind: 'registryVerify', receipt: forged }));
    expect(no.code).toBe('ReceiptMisfits');
    expect(no.reason).toContain(`The receipt ${forged} does NOT fit`);
    expect(no.lift).toContain('keep the file as it is');
    expect(`${no.reason} ${no.lift}`).not.toContain('as it was recorded');
  });

  test('says nothing of a registry that is not as it was recorded', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const { ship } = boat;
    const bad = { position: 2, stream: 'incident/INC-1', what: 'its hash is another one' };
    const verify = async () => ({ ...(await ship.registry.verify()), ok: false, problems: [bad] });
    const said = await answerRegistry(
      { ...ship, registry: { ...ship.registry, verify } },
      {
        order: { kind: 'registryVerify', receipt: '1/0000000000000000' },
        incident: undefined,
        actor: { kind: 'person', person: ada },
        arrival: { via: 'http', arrival: 'http:ada', key: 'verify' },
      },
    );
    expect(said).toMatchObject({ refusal: { code: 'NotAsRecorded' } });
    expect(JSON.stringify(said)).toContain('The first bad row is position 2, on incident/INC-1');
    expect(JSON.stringify(said)).not.toContain('1/0000000000000000');
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
