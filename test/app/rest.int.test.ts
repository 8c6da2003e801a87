import { describe, expect, test } from 'vitest';
import { planOf, step } from '../core/sample.ts';
import { failed } from './sim-world.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

const restful = planOf({
  steps: [step('drain'), step('back', { needs: ['drain'] })],
  rest: [step('close'), step('tell', { needs: ['close'] })],
});

describe('a run that nobody answers where it is not safe to stay', () => {
  test('takes itself to rest after the wait, each step once, and goes on from there', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = restful;
      let tries = 0;
      world.steps['back'] = () => {
        tries += 1;
        return tries === 1 ? failed('ExitCode') : { outcome: 'finished', evidence: {}, output: '' };
      };
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it stands still', recorded(boat, 'RunPaused'));
    const since = harbor.clock.monotonic();
    await boat.until('it rests', recorded(boat, 'RunRested'));
    expect(harbor.clock.monotonic() - since).toBeGreaterThanOrEqual(299_000);
    expect(harbor.world.effects).toEqual([
      'RB-1/drain@1',
      'RB-1/back@1',
      'RB-1/close@1',
      'RB-1/tell@1',
    ]);
    expect(await boat.events('RunTakenToRest')).toMatchObject([{ by: 'timer' }]);
    await accepted(boat.say({ kind: 'retry', step: 'back', reason: 'repaired' }));
    await boat.until('it ended', recorded(boat, 'RunEnded'));
    expect(await boat.events('RunEnded')).toMatchObject([{ outcome: 'success' }]);
  });

  test('names its second way there anew to the target', async () => {
    const keys: string[] = [];
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = restful;
      world.steps['back'] = () => failed('ExitCode');
      world.steps['close'] = ({ idempotencyKey }) => {
        keys.push(idempotencyKey);
        return { outcome: 'finished', evidence: {}, output: '' };
      };
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    const times = (type: 'RunPaused' | 'RunRested', many: number) =>
      boat.until(`${type} ${many} times`, async () => (await boat.events(type)).length === many);
    await times('RunPaused', 1);
    await accepted(boat.say({ kind: 'toRest' }));
    await times('RunRested', 1);
    await accepted(boat.say({ kind: 'retry', step: 'back', reason: 'again' }));
    await times('RunPaused', 2);
    await accepted(boat.say({ kind: 'toRest' }));
    await times('RunRested', 2);
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(`${keys[0]}/2`);
  });
});
