import { describe, expect, test } from 'vitest';
import { targetStream } from '../../src/app/incidents.ts';
import { emptyBatch } from '../../src/app/record.ts';
import { checkout } from '../core/sample.ts';
import type { Boat, Harbor } from './rig.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, recorded, showCard, underSail } from './story.ts';

const signed = { ...serviceCheckout, standingOrder: { signedBy: 'dana', countdownMs: 120_000 } };
const pager = { kind: 'webhook', urlSecret: 'pager_url' } as const;

const prepare = (harbor: Harbor): void => {
  harbor.rules = rulesOf({ pager, services: { checkout: signed } });
};

const counting = (boat: Boat) =>
  boat.until('it counts down', recorded(boat, 'StandingOrderAnnounced'));
const over = (boat: Boat) => boat.until('it is over', recorded(boat, 'StandingOrderEnded'));

/** What the same target is told elsewhere: nothing starts by itself. */
const automationOff = ({ ship }: Boat, until: string | undefined) =>
  ship.registry.read(targetStream(checkout)).then(({ length }) =>
    ship.registry.append({
      ...emptyBatch,
      key: 'automation-off',
      reads: [{ stream: targetStream(checkout), version: length }],
      events: [
        {
          stream: targetStream(checkout),
          type: 'AutomationSet',
          schema: 1,
          at: ship.clock.now(),
          actor: 'p_ada',
          via: 'http',
          correlation: 'automation-off',
          mode: 'live',
          targets: [checkout],
          codes: { target: checkout, mode: 'off', ...(until !== undefined && { until }) },
          texts: {},
        },
      ],
      answer: null,
    }),
  );

describe('a night in which nobody answers', () => {
  test('the standing order rolls back after two waits and its countdown, once, as its signer', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showCard(boat);
    await counting(boat);
    expect(harbor.clock.monotonic()).toBeGreaterThanOrEqual(600_000);
    expect(harbor.world.effects).toEqual([]);
    const rung = new Set(harbor.pages.told.map(({ person }) => person));
    expect(rung).toEqual(new Set(['ada', 'bo', 'dev']));
    await boat.until('it has run', recorded(boat, 'RunEnded'));
    expect(harbor.world.effects).toHaveLength(1);
    const dana = boat.ship.directory.find('dana');
    expect(await boat.events('StrategyDecided')).toMatchObject([
      { because: { rule: 'standing order', person: dana, role: 'signer' } },
    ]);
    const log = await boat.ship.registry.read('incident/INC-1');
    const went = log.find(({ type }) => type === 'StrategyDecided');
    expect(went).toMatchObject({ actor: dana, via: 'timer' });
    expect(await boat.events('ReviewOpened')).toMatchObject([{ notBy: [dana] }]);
    await boat.pass(300_000);
    expect(await boat.events('StrategyDecided')).toHaveLength(1);
  });

  test('whoever is woken cancels it with one word, and it never comes back', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showCard(boat);
    await counting(boat);
    await accepted(boat.say({ kind: 'stop' }, { by: 'bo', incident: 'INC-1' }));
    await boat.pass(300_000);
    expect(harbor.world.effects).toEqual([]);
    expect(await boat.events('StandingOrderEnded')).toMatchObject([{ why: 'canceled' }]);
    expect(await boat.events('StandingOrderAnnounced')).toHaveLength(1);
  });

  test('a playbook that was edited meanwhile is refused, said, and not tried again', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showCard(boat);
    await counting(boat);
    harbor.playbooks.version = 'playbook-2';
    await over(boat);
    await boat.pass(300_000);
    expect(await boat.events('StandingOrderEnded')).toMatchObject([
      { why: 'refused', code: 'PlanChanged' },
    ]);
    expect(await boat.events('StrategyDecided')).toEqual([]);
    expect(harbor.world.effects).toEqual([]);
  });

  test.each([
    ['without an end', undefined],
    ['until tomorrow', '2026-03-02T10:00:00.000Z'],
  ])('it does not act while automation is off %s', async (_, until) => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showCard(boat);
    await counting(boat);
    await automationOff(boat, until);
    await over(boat);
    expect(await boat.events('StandingOrderEnded')).toMatchObject([{ code: 'AutomationOff' }]);
    expect(harbor.world.effects).toEqual([]);
  });

  test('a process that was away when the countdown ended gives nothing afterwards', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showCard(boat);
    await counting(boat);
    await boat[Symbol.asyncDispose]();
    harbor.clock.jump(600_000);
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await over(next);
    expect(await next.events('StrategyDecided')).toEqual([]);
    expect(harbor.world.effects).toEqual([]);
  });
});
