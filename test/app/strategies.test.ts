import { describe, expect, test } from 'vitest';
import { PlanId } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import { checkout, pricing, rb, step } from '../core/sample.ts';
import type { Boat, Harbor } from './rig.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, decidedOn, refused, underSail } from './story.ts';

const declare: Order = { kind: 'declare', targets: [checkout], title: 'Buying fails' };
type Switch = Extract<Order, { kind: 'switch' }>;

const to = (course: Switch['to'], more: Partial<Switch> = {}): Switch => ({
  kind: 'switch',
  to: course,
  targets: [],
  reason: 'the form fails',
  override: false,
  ...more,
});

const named = (harbor: Harbor) => {
  const service = { ...serviceCheckout, strategies: { 'flag-off': 'checkout-flag-off' } };
  harbor.rules = rulesOf({ services: { checkout: service } });
};

const planOn = async (boat: Boat, plan: string) =>
  (await boat.state()).plans[PlanId.parse(plan)]?.document;

async function follow(boat: Boat, order: Switch) {
  const { card } = await accepted(boat.say(order));
  return accepted(boat.say({ ...order, card }));
}

describe('a strategy that a playbook is named for', () => {
  test('is planned on what is live, and decided with its card', async () => {
    await using scene = await underSail(named);
    const { boat } = scene;
    await accepted(boat.say(declare));
    await follow(boat, to('flag-off'));
    expect(await planOn(boat, 'RB-1')).toMatchObject({
      strategy: 'flag-off',
      playbook: { name: 'checkout-flag-off' },
      from: { version: '2' },
      to: { version: '2' },
    });
    expect((await boat.state()).course).toMatchObject({ strategy: 'flag-off', plan: 'RB-1' });
  });

  test('is not started when its playbook was edited meanwhile', async () => {
    await using scene = await underSail(named);
    const { boat, harbor } = scene;
    await accepted(boat.say(declare));
    await accepted(boat.say(to('flag-off')));
    harbor.playbooks.version = 'playbook-2';
    expect((await refused(boat.say({ kind: 'go', plan: rb(1) }))).code).toBe('PlanChanged');
  });
});

describe('a strategy that no playbook is named for', () => {
  test('is refused with the way to do it by hand', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(declare));
    const no = await refused(scene.boat.say(to('failover')));
    expect(no.code).toBe('StrategyUnavailable');
    expect(no.lift).toContain('--steps');
  });

  test('is refused so as a containment, too, where the way back has none', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.hasContainment = false;
    });
    await accepted(scene.boat.say(declare));
    expect((await refused(scene.boat.say(to('contain')))).code).toBe('StrategyUnavailable');
  });

  test('is carried out by hand, a step after the other', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(declare));
    await follow(boat, to('flag-off', { steps: 'Turn it off; Check that purchases rise' }));
    expect((await planOn(boat, 'RB-1'))?.steps).toMatchObject([
      { kind: 'manual', name: 'Turn it off', needs: [] },
      { kind: 'manual', name: 'Check that purchases rise', needs: ['step-1'] },
    ]);
  });

  test('as a fix forward may wait for what it names', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(declare));
    await accepted(boat.say(to('fix-forward', { awaits: 'release 3' })));
    expect(await planOn(boat, 'RB-1')).toMatchObject({
      strategy: 'fix-forward',
      awaits: 'release 3',
      steps: [{ name: 'See release 3 live on checkout@prod' }],
    });
  });

  test('as a rollback by hand goes back to the release before', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(declare));
    await accepted(boat.say(to('rollback', { steps: 'Deploy release 1' })));
    expect(await planOn(boat, 'RB-1')).toMatchObject({
      strategy: 'rollback',
      to: { version: '1' },
    });
  });
});

describe('a containment', () => {
  test('has a row of its own under the lock when its place is free again', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = { steps: [step('away')] };
    });
    const { boat } = scene;
    await accepted(boat.say(declare));
    await boat.sail();
    await follow(boat, to('contain'));
    await boat.until(
      'it is in force',
      async () => (await boat.events('ContainmentBegan')).length > 0,
    );
    const { held, active, contained } = await boat.ship.registry.locks();
    expect(held).toMatchObject([{ target: checkout, incident: 'INC-1' }]);
    expect(active).toEqual([]);
    expect(contained).toMatchObject([{ target: checkout, incident: 'INC-1', run: 'RB-1' }]);
  });
});

describe('the reason of a first switch', () => {
  const decisions = async (boat: Boat) => {
    const said = await accepted(boat.say({ kind: 'timeline', format: 'md' }));
    return said.say.split('\n').filter((line) => /\bGo: /u.test(line));
  };

  test('is that of the decision, also when a go confirms it', async () => {
    await using scene = await underSail(named);
    const { boat } = scene;
    await accepted(boat.say(declare));
    const { card, say } = await accepted(boat.say(to('flag-off')));
    expect(say).toContain(`go RB-1 --card ${card}`);
    await accepted(boat.say({ kind: 'go', plan: rb(1), card: card ?? '' }));
    expect(await decisions(boat)).toEqual([expect.stringContaining('the form fails')]);
  });

  test('outlives a card that went stale, and gives way to another reason', async () => {
    await using scene = await underSail(named);
    const { boat, harbor } = scene;
    await accepted(boat.say(declare));
    const { card } = await accepted(boat.say(to('flag-off')));
    harbor.clock.jump(61_000);
    const late = await boat.say({ kind: 'go', card: card ?? '' });
    expect(await refused(late)).toMatchObject({ code: 'CardStale' });
    const order: Order = { kind: 'go', card: late.card ?? '', reason: 'carts are lost too' };
    await accepted(boat.say(order));
    expect(await decisions(boat)).toEqual([expect.stringContaining('carts are lost too')]);
  });

  test('of a go without one is none', async () => {
    await using scene = await underSail();
    await decidedOn(scene.boat);
    expect(await decisions(scene.boat)).toEqual([expect.not.stringContaining('the form fails')]);
  });
});

describe('ten who decide in the same moment', () => {
  test('start one strategy between them', async () => {
    await using scene = await underSail(named);
    const { boat } = scene;
    await accepted(boat.say(declare));
    const order = to('flag-off');
    const { card } = await accepted(boat.say(order));
    const taps = await Promise.all(
      Array.from({ length: 10 }, () => boat.say({ kind: 'go', plan: rb(1), card: card ?? '' })),
    );
    expect(await boat.events('StrategyActivated')).toHaveLength(1);
    expect(taps.every(({ accepted: yes }) => yes)).toBe(true);
  });

  test('for two strategies start one of them', async () => {
    await using scene = await underSail(named);
    const { boat } = scene;
    await accepted(boat.say(declare));
    const { card } = await accepted(boat.say(to('flag-off')));
    const both = await Promise.all([
      boat.say({ kind: 'go', plan: rb(1), card: card ?? '' }),
      boat.say(to('wait')),
    ]);
    const active = (await boat.ship.registry.locks()).active;
    expect(active).toHaveLength(1);
    expect(both.some(({ accepted: yes }) => yes)).toBe(true);
  });

  test('in two incidents on one target open and start one', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const opened = await Promise.all([boat.say(declare), boat.say(declare, { by: 'bo' })]);
    expect(opened.filter(({ accepted: yes }) => yes)).toHaveLength(1);
    expect(await boat.ship.registry.summaries({ open: true })).toHaveLength(1);
  });
});

describe('a strategy for a target of another service', () => {
  test('is refused', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(declare));
    const order = to('failover', { targets: [pricing], steps: 'Fail over' });
    expect((await refused(boat.say(order))).code).toBe('NoPlaybook');
  });
});
