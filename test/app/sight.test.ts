import { describe, expect, test } from 'vitest';
import { readsOf } from '../../src/app/reads.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import { checkout, rb } from '../core/sample.ts';
import { accepted, refused, underSail } from './story.ts';

const hidden: OrderOf<'declare'> = {
  kind: 'declare',
  severity: 'sev2',
  targets: [checkout],
  title: 'A leaked key',
  private: true,
};
const status = { kind: 'status' } as const;

describe('somebody who was not let into a private incident', () => {
  test('is told what they would be told if it did not exist', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    const none = await refused(scene.boat.say(status, { by: 'oz', incident: 'INC-9' }));
    const there = await refused(scene.boat.say(status, { by: 'oz', incident: 'INC-1' }));
    expect(there).toEqual({ ...none, reason: none.reason.replace('INC-9', 'INC-1') });
    expect((await refused(scene.boat.say(status, { by: 'oz' }))).code).toBe('NoIncident');
    expect(await scene.boat.events('OrderAdvised')).toEqual([]);
  });

  test('orders nothing there, by whatever name', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    await accepted(scene.boat.say({ kind: 'plan', targets: [] }));
    const by = { by: 'oz' };
    const stop = await refused(scene.boat.say({ kind: 'stop' }, { ...by, incident: 'INC-1' }));
    expect(stop.code).toBe('UnknownIncident');
    expect((await refused(scene.boat.say({ kind: 'go', plan: rb(1) }, by))).code).toBe(
      'NoIncident',
    );
    expect(await scene.boat.events('OrderRefused')).toEqual([]);
  });

  test('learns that the target is taken, and nothing of why', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    const card = await refused(scene.boat.say({ kind: 'card', target: checkout }, { by: 'oz' }));
    const second = await refused(
      scene.boat.say({ kind: 'declare', targets: [checkout], title: 'mine' }, { by: 'oz' }),
    );
    expect([card.code, second.code]).toEqual(['TargetHasIncident', 'TargetHasIncident']);
    expect(card.lift).toContain('It is private');
    expect(JSON.stringify([card, second])).not.toContain('leaked');
  });
});

describe('somebody who was let in', () => {
  test.each(['ada', 'dana'])('reads it, as %s does by role', async (by) => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    expect((await accepted(scene.boat.say(status, { by }))).incident).toBe('INC-1');
  });

  test('is on record with each read, and shown among those who know', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    await accepted(scene.boat.say({ kind: 'invite', who: '@oz' }));
    await accepted(scene.boat.say(status, { by: 'oz' }));
    const who = await accepted(scene.boat.say({ kind: 'who' }));
    expect(who.say).toMatch(/It is known to .*oz/u);
    expect(who.say).toMatch(/oz: status/u);
    const reads = await readsOf(scene.boat.ship, 'INC-1');
    expect(reads.map(({ what }) => what).toSorted()).toEqual(['status', 'who']);
  });

  test('is on no list of reads when it is public', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(hidden));
    await accepted(scene.boat.say({ kind: 'makePublic' }));
    await accepted(scene.boat.say(status, { by: 'oz' }));
    expect(await readsOf(scene.boat.ship, 'INC-1')).toEqual([]);
  });
});
