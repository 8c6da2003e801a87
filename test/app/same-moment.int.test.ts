import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import type { Report } from '../../src/core/reports.ts';
import { planOf, rb, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, decidedOn, underSail } from './story.ts';

const claim = (id: string): Report => ({
  kind: 'claim',
  plan: rb(1),
  step: id,
  epoch: 1,
  owner: 'here/1/one',
});
const ended = (id: string): Report => ({
  kind: 'ended',
  plan: rb(1),
  step: id,
  epoch: 1,
  attempt: 1,
  outcome: 'finished',
  code: undefined,
  evidence: { rows: '3' },
  output: 'done',
});
const reported = (boat: Boat, report: Report) =>
  handleReport(boat.ship, report, { incident: 'INC-1', actor: 'worker' });

const three = planOf({
  steps: [step('drain'), step('back', { needs: ['drain'] }), step('beside')],
  finally: [step('tidy', { needs: ['drain'] })],
});

/** A rollback whose first step is under way, on a registry on disk. */
async function midStep() {
  const scene = await underSail(({ playbooks }) => {
    playbooks.plan = three;
  });
  await decidedOn(scene.boat);
  await reported(scene.boat, claim('drain'));
  return scene;
}

/** Who comes first, and who is heard while the other one is still being written. */
const orders: Readonly<Record<string, (boat: Boat) => readonly Promise<unknown>[]>> = {
  'the abort first': (boat) => [
    accepted(boat.say({ kind: 'abort' })),
    reported(boat, ended('drain')),
  ],
  'the step first': (boat) => [
    reported(boat, ended('drain')),
    accepted(boat.say({ kind: 'abort' })),
  ],
  'both among ten aborts and ten reports': (boat) =>
    Array.from({ length: 10 }, () => [
      accepted(boat.say({ kind: 'abort' })),
      reported(boat, ended('drain')),
    ]).flat(),
  'both beside workers that claim what is next': (boat) => [
    reported(boat, ended('drain')),
    accepted(boat.say({ kind: 'abort' })),
    reported(boat, claim('back')),
    reported(boat, claim('beside')),
  ],
};

const typesIn = async (boat: Boat) => (await boat.events()).map(({ type }) => type);

describe.each(Object.keys(orders))('an abort and the end of a step in one moment, %s', (order) => {
  test.each(Array.from({ length: 10 }, (_, round) => [round + 1]))(
    'round %i: the abort wins, what the step did is on record, and nothing more starts',
    async () => {
      await using scene = await midStep();
      const { boat } = scene;
      await Promise.all(orders[order]?.(boat) ?? []);
      const types = await typesIn(boat);
      expect(types.filter((type) => type === 'RunStopping')).toHaveLength(1);
      expect(types.filter((type) => type === 'StepFinished')).toHaveLength(1);
      const stopping = types.indexOf('RunStopping');
      expect(types.slice(stopping)).not.toContain('StepStarted');
      for (const id of ['drain', 'back', 'beside']) {
        expect((await reported(boat, claim(id))).events).toEqual([]);
      }
      for (const lease of await boat.ship.registry.leases()) {
        await reported(boat, ended(lease.stepId.replace('RB-1/', '')));
      }
      await reported(boat, claim('tidy'));
      await reported(boat, ended('tidy'));
      expect(await boat.events('RunEnded')).toMatchObject([{ outcome: 'aborted' }]);
      expect((await boat.ship.registry.locks()).active).toEqual([]);
      expect(await boat.ship.registry.verify()).toMatchObject({ ok: true, problems: [] });
    },
  );
});

describe('an abort and the end of the very last step in one moment', () => {
  test.each([[['abort', 'end']], [['end', 'abort']]])(
    '%j: the run ends once, as whoever aborted is told',
    async (order) => {
      await using scene = await underSail();
      const { boat } = scene;
      await decidedOn(boat);
      await reported(boat, claim('back'));
      const abort = { kind: 'abort' } as const;
      const said = order.map((one) =>
        one === 'abort' ? boat.say(abort) : reported(boat, ended('back')),
      );
      const answers = await Promise.all(said);
      const told = answers.find((one) => 'accepted' in one);
      expect(await boat.events('StepFinished')).toHaveLength(1);
      const outcome = told?.accepted === true ? 'aborted' : 'success';
      expect(await boat.events('RunEnded')).toMatchObject([{ outcome }]);
      const code = told?.accepted === false ? told.refusal.code : 'NoStrategy';
      expect(code).toBe('NoStrategy');
    },
  );
});
