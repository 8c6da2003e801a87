import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../src/app/ports/kinds.ts';
import { check, effect, planOf, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

const rate = (value: number): Measurement => ({
  verdict: value >= 0.99 ? 'pass' : 'fail',
  summary: `${value}`,
  facts: {},
  figure: { value, unit: 'share', better: 'higher' },
});

const wavy = planOf({
  steps: [step('one', { wave: 1 }), step('two', { wave: 2, moves: 'versions' })],
  criteria: [check('purchases', { class: 'availability' })],
  effects: [effect('orders')],
});

const paused = async (boat: Boat) =>
  (await boat.events('RunPaused')).map((event) =>
    event.type === 'RunPaused' ? [event.why, event.worse?.map(({ key }) => key)] : [],
  );

describe('a rollback that makes it worse', () => {
  test('stops after its first wave, says which figure, and goes on by name alone', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = wavy;
      world.counts['orders'] = 3;
      world.checks['purchases'] = () => rate(world.effects.length === 0 ? 0.71 : 0.44);
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it is worse twice', recorded(boat, 'RunPaused'));
    expect(harbor.world.effects).toEqual(['RB-1/one@1']);
    expect(await paused(boat)).toEqual([['worse', ['worse/purchases']]]);
    expect(await boat.events('FiguresFrozen')).toMatchObject([
      {
        figures: [
          { key: 'worse/purchases', value: 0.71 },
          { key: 'worse/effect/orders', value: 3 },
        ],
      },
    ]);
    await accepted(boat.say({ kind: 'waive', check: 'worse/purchases', reason: 'a sale began' }));
    await accepted(boat.say({ kind: 'resume' }));
    await boat.until('it ended', recorded(boat, 'RunEnded'));
    expect(harbor.world.effects).toEqual(['RB-1/one@1', 'RB-1/two@1']);
    expect(await boat.events('RunEnded')).toMatchObject([{ outcome: 'worse' }]);
  });
});

describe('a figure that was worse for a moment', () => {
  test('holds the next wave for as long, and no longer', async () => {
    let asked = 0;
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = wavy;
      world.checks['purchases'] = () => {
        asked += world.effects.length === 1 ? 1 : 0;
        return rate(asked === 1 ? 0.1 : 0.9);
      };
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it ended', recorded(boat, 'RunEnded'));
    expect(await paused(boat)).toEqual([]);
    expect(await boat.events('RunEnded')).toMatchObject([{ outcome: 'success' }]);
  });
});
