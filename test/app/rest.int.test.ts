import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import type { Report } from '../../src/core/reports.ts';
import { planOf, rb, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
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

const said = (boat: Boat, report: Report) =>
  handleReport(boat.ship, report, { incident: 'INC-1', actor: 'worker' });
const claim = (boat: Boat, id: string) =>
  said(boat, { kind: 'claim', plan: rb(1), step: id, epoch: 1, owner: 'here/1/one' });

describe('a worker that dies in the middle of the way to rest', () => {
  test('leaves nothing done twice: the rest of the way waits until somebody settles the step', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = restful;
    });
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await claim(boat, 'drain');
    const ended = { outcome: 'finished', code: undefined, evidence: {}, output: '' } as const;
    const drain = { plan: rb(1), step: 'drain', epoch: 1, attempt: 1 } as const;
    await said(boat, { kind: 'ended', ...drain, ...ended });
    await accepted(boat.say({ kind: 'toRest' }));
    await claim(boat, 'close');
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await next.until('it stands still', recorded(next, 'RunPaused'));
    await next.pass(900_000);
    expect(harbor.world.effects).toEqual([]);
    expect(await next.events('RunTakenToRest')).toMatchObject([{ by: 'order' }]);
    await accepted(next.say({ kind: 'settle', step: 'close', outcome: 'done', evidence: 'shut' }));
    await next.until('it rests', recorded(next, 'RunRested'));
    expect(harbor.world.effects).toEqual(['RB-1/tell@1']);
    expect((await next.events('RunTakenToRest')).slice(1)).toMatchObject([{ by: 'timer' }]);
  });
});
