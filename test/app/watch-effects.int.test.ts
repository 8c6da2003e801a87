import { describe, expect, test } from 'vitest';
import { check, effect, planOf } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { measured } from './sim-world.ts';
import { decidedOn, recorded, underSail } from './story.ts';

const leaving = planOf({
  mitigatedWhen: [check('users-buy', { soakMs: 0 })],
  criteria: [check('books-balance')],
  effects: [effect('orders')],
});

const counts = async (boat: Boat) =>
  (await boat.events('EffectsCounted')).map((event) =>
    event.type === 'EffectsCounted' ? [event.counts[0]?.count, event.risen[0]?.by] : [],
  );

describe('effects of a plan whose users have stopped hurting', () => {
  test('are counted on, seldom on record while they stand still', async () => {
    let orders = 10;
    let asked = 0;
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = leaving;
      world.counts['orders'] = () => {
        asked += 1;
        return Promise.resolve(orders);
      };
      world.checks['users-buy'] = () => measured('pass');
      world.checks['books-balance'] = () => measured('inconclusive');
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it was counted', recorded(boat, 'EffectsCounted'));
    orders = 24;
    await boat.pass(70_000);
    expect(await counts(boat)).toEqual([
      [10, undefined],
      [24, 14],
    ]);
    const before = asked;
    await boat.pass(13 * 60_000);
    expect((await counts(boat)).slice(2)).toEqual([[24, undefined]]);
    expect(asked).toBeGreaterThan(before + 1);
    expect(harbor.world.effects).toEqual(['RB-1/back@1']);
  });
});
