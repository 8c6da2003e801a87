import { describe, expect, test } from 'vitest';
import { rebuild } from '../../src/app/registry/rebuild.ts';
import { checkout, planOf, step } from '../core/sample.ts';
import { untilTold } from './sim-world.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

describe('read models that are wiped', () => {
  test('are the same again, written from the events alone: lists, locks, the active strategy', async () => {
    await using scene = await underSail(({ playbooks, world }) => {
      playbooks.plan = planOf({ steps: [step('one'), step('two', { needs: ['one'] })] });
      world.steps['two'] = untilTold;
    });
    const { boat } = scene;
    const { registry } = boat.ship;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the first step is done', recorded(boat, 'StepFinished'));
    const before = { summaries: await registry.summaries(), locks: await registry.locks() };
    expect(before.locks.active).toHaveLength(1);
    await registry.rebuild({ summaries: [], locks: [], upTo: await registry.head() });
    expect(await registry.summaries()).toEqual([]);
    expect((await registry.locks()).held).toEqual([]);
    expect(await rebuild(registry)).toEqual({ incidents: 1 });
    expect({ summaries: await registry.summaries(), locks: await registry.locks() }).toEqual(
      before,
    );
    await accepted(boat.say({ kind: 'abort' }));
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
  });

  test('lose nothing that is accepted while they are written again', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    let late = true;
    const busy = {
      read: registry.read,
      heads: registry.heads,
      rebuild: async (models: Parameters<typeof registry.rebuild>[0]) => {
        const title = 'Buying fails';
        if (late) await accepted(boat.say({ kind: 'declare', targets: [checkout], title }));
        late = false;
        return registry.rebuild(models);
      },
    };
    expect(await rebuild(busy)).toEqual({ incidents: 1 });
    expect((await registry.summaries({ open: true })).map(({ id }) => id)).toEqual(['INC-1']);
  });

  test('are the same also after the strategy ended and the incident was closed', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    await accepted(boat.say({ kind: 'declare', targets: [checkout], title: 'Buying fails' }));
    await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
    await decidedOnAnother(boat);
    const before = { summaries: await registry.summaries(), locks: await registry.locks() };
    await registry.rebuild({ summaries: [], locks: [], upTo: await registry.head() });
    expect(await rebuild(registry)).toEqual({ incidents: 2 });
    expect({ summaries: await registry.summaries(), locks: await registry.locks() }).toEqual(
      before,
    );
  });
});

async function decidedOnAnother(boat: Parameters<typeof decidedOn>[0]): Promise<void> {
  await boat.sail();
  await decidedOn(boat);
  await boat.until('the run ended', async () => {
    const log = await boat.ship.registry.read('incident/INC-2');
    return log.some(({ type }) => type === 'RunEnded');
  });
}
