import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import { manual, pause, planOf, rb, step } from '../core/sample.ts';
import { accepted, decidedOn, underSail } from './story.ts';

const stepIs = (boat: { readonly state: () => Promise<unknown> }, status: string) => async () =>
  JSON.stringify(await boat.state()).includes(`"status":"${status}"`);

describe('a step that may start', () => {
  test('is put to work, and the next one after it', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('one'), step('two', { needs: ['one'] })] });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the run ends', async () => (await boat.events('RunEnded')).length > 0);
    expect(harbor.world.effects).toEqual(['RB-1/one@1', 'RB-1/two@1']);
    expect((await boat.events('RunEnded'))[0]).toMatchObject({ outcome: 'success' });
  });

  test('is woken for again for as long as the wire loses it', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    boat.wire.treatment = 'drop';
    await boat.sail();
    await decidedOn(boat);
    await boat.until('several were lost', () => boat.wire.sent.length > 4);
    expect(harbor.world.effects).toEqual([]);
    boat.wire.treatment = 'deliver';
    await boat.until('it ran', async () => (await boat.events('StepFinished')).length > 0);
    expect(harbor.world.effects).toEqual(['RB-1/back@1']);
  });

  test('is woken for about once a second, not without a pause', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    boat.wire.treatment = 'drop';
    await boat.sail();
    await decidedOn(boat);
    await boat.pass(1_000);
    const before = boat.wire.sent.length;
    await boat.pass(10_000);
    const sent = boat.wire.sent.length - before;
    expect(sent).toBeGreaterThanOrEqual(8);
    expect(sent).toBeLessThanOrEqual(12);
  });

  test('is put to work also when the wire was away, and that is in the log', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    boat.wire.treatment = 'refuse';
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it was refused', () => boat.wire.sent.length > 2);
    expect(boat.log.map(({ event }) => event)).toContain('StepNotStarted');
    boat.wire.treatment = 'deliver';
    await boat.until('it ran', async () => (await boat.events('StepFinished')).length > 0);
  });

  test('runs once though every wake-up comes twice', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: ['one', 'two', 'three'].map((id) => step(id)) });
    });
    const { boat, harbor } = scene;
    boat.wire.treatment = 'double';
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the run ends', async () => (await boat.events('RunEnded')).length > 0);
    expect(harbor.world.effects.toSorted()).toEqual(['RB-1/one@1', 'RB-1/three@1', 'RB-1/two@1']);
  });

  test('does not run when its wake-up arrives after its strategy was aborted', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    boat.wire.treatment = 'hold';
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it was sent', () => boat.wire.sent.length > 0);
    await accepted(boat.say({ kind: 'abort' }));
    boat.wire.release();
    await boat.pass(3_000);
    expect(harbor.world.effects).toEqual([]);
  });

  test('does not start while the run is paused, and starts when it goes on', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await accepted(boat.say({ kind: 'stop' }));
    await boat.sail();
    await boat.pass(5_000);
    expect(boat.wire.sent).toEqual([]);
    await accepted(boat.say({ kind: 'resume' }));
    await boat.until('it ran', async () => (await boat.events('StepFinished')).length > 0);
    expect(harbor.world.effects).toEqual(['RB-1/back@1']);
  });
});

describe('wake-ups that nobody sent', () => {
  test.each(['RB-1/nothing', 'RB-9/back', 'nonsense', '', '/', 'RB-1', 'RB-1/back/x'])(
    'do nothing: %j',
    async (stepId) => {
      await using scene = await underSail();
      const { boat, harbor } = scene;
      await decidedOn(boat);
      boat.wire.treatment = 'drop';
      await boat.sail();
      await boat.quiet();
      const head = await boat.ship.registry.head();
      boat.wire.bring({ stepId, epoch: stepId === 'RB-1/back/x' ? 9 : 1 });
      await boat.quiet();
      expect(harbor.world.effects).toEqual([]);
      expect(await boat.ship.registry.head()).toBe(head);
    },
  );
});

describe('a step of a person', () => {
  test('begins by itself, waits for the acknowledgement, and the run goes on after it', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({
        steps: [manual('look', 'text'), step('then', { needs: ['look'] })],
      });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it waits', stepIs(boat, 'awaiting-ack'));
    expect(boat.wire.sent).toEqual([]);
    const ack = { kind: 'ack', step: 'look', state: 'done', evidence: 'ticket 17' } as const;
    await accepted(boat.say(ack, { by: 'dana' }));
    await boat.until('the run ends', async () => (await boat.events('RunEnded')).length > 0);
    expect(harbor.world.effects).toEqual(['RB-1/then@1']);
  });

  test('fails when its time is over without an answer, and the run waits', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [manual('look', 'text')] });
    });
    const { boat } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('its time is over', async () => (await boat.events('StepFailed')).length > 0);
    expect((await boat.events('StepFailed'))[0]).toMatchObject({ step: 'look', code: 'Timeout' });
    expect(await boat.events('RunPaused')).toHaveLength(1);
  });
});

describe('a step of the clock', () => {
  test('begins by itself, ends when its time is over, and needs no worker', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [pause('drain')] });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('it began', async () => (await boat.events('StepStarted')).length > 0);
    const began = harbor.clock.monotonic();
    await boat.until('it ended', async () => (await boat.events('StepFinished')).length > 0);
    const took = harbor.clock.monotonic() - began;
    expect(took).toBeGreaterThanOrEqual(30_000);
    expect(took).toBeLessThan(31_000);
    expect(boat.wire.sent).toEqual([]);
    expect(await boat.ship.registry.leases()).toEqual([]);
  });

  test('begins later when the registry was away, and that is in the log', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [pause('drain')] });
    });
    const { boat } = scene;
    await decidedOn(boat);
    boat.store.breakDown('append');
    await boat.sail();
    await boat.pass(2_000);
    expect(boat.log.map(({ event }) => event)).toContain('StepNotStarted');
    boat.store.mend();
    await boat.until('it began', async () => (await boat.events('StepStarted')).length > 0);
  });

  test('does not begin for whoever says so too early or under another epoch', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('one'), pause('drain', { needs: ['one'] })] });
    });
    const { boat } = scene;
    await decidedOn(boat);
    const begin = { kind: 'begin', plan: rb(1), step: 'drain', epoch: 1 } as const;
    const early = await handleReport(boat.ship, begin, { incident: 'INC-1', actor: 'timer' });
    expect(early.events).toEqual([]);
  });
});
