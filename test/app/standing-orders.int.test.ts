import { describe, expect, test } from 'vitest';
import { checkout } from '../core/sample.ts';
import type { Boat, Harbor } from './rig.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, approvedAhead, recorded, showCard, underSail } from './story.ts';

const signed = {
  ...serviceCheckout,
  roles: { ...serviceCheckout.roles, approver: ['oz'] },
  standingOrder: { signedBy: 'dana', countdownMs: 120_000 },
};
const pager = { kind: 'webhook', urlSecret: 'pager_url' } as const;

const prepare = (harbor: Harbor): void => {
  harbor.rules = rulesOf({ pager, services: { checkout: signed } });
};

const counting = (boat: Boat) =>
  boat.until('it counts down', recorded(boat, 'StandingOrderAnnounced'));
const over = (boat: Boat) => boat.until('it is over', recorded(boat, 'StandingOrderEnded'));

/** The card of a plan of a kind that somebody approved ahead. */
async function showStanding(boat: Boat): Promise<void> {
  await approvedAhead(boat, 'oz');
  await showCard(boat);
}

describe('a night in which nobody answers', () => {
  test('the standing order rolls back after two waits and its countdown, once, as its signer', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showStanding(boat);
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

  test('it acts in a private incident, too, whose signer was not let in', async () => {
    await using scene = await underSail((harbor) => {
      const { people } = harbor.rules;
      const checkout = { ...signed, standingOrder: { signedBy: 'cleo', countdownMs: 120_000 } };
      harbor.rules = rulesOf({
        pager,
        people: { ...people, cleo: { slack: [], tokens: [] } },
        services: { checkout },
      });
    });
    const { boat, harbor } = scene;
    await boat.sail();
    await approvedAhead(boat, 'oz');
    const title = 'a leaked key';
    await accepted(boat.say({ kind: 'declare', targets: [checkout], title, private: true }));
    await accepted(boat.say({ kind: 'plan', targets: [] }));
    await counting(boat);
    await boat.until('it has run', recorded(boat, 'RunEnded'));
    expect(harbor.world.effects).toHaveLength(1);
    const cleo = boat.ship.directory.find('cleo');
    expect(await boat.events('StrategyDecided')).toMatchObject([{ because: { person: cleo } }]);
  });

  test('whoever is woken cancels it with one word, and it never comes back', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showStanding(boat);
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
    await showStanding(boat);
    await counting(boat);
    harbor.playbooks.version = 'playbook-2';
    await over(boat);
    await boat.pass(300_000);
    expect(await boat.events('StandingOrderEnded')).toMatchObject([{ why: 'moot' }]);
    expect(await boat.events('ApprovalVoided')).toMatchObject([{ why: 'changed' }]);
    expect(await boat.events('StandingOrderEnded')).toHaveLength(1);
    expect(await boat.events('StrategyDecided')).toEqual([]);
    expect(harbor.world.effects).toEqual([]);
  });

  test('it does not act while automation is off', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showStanding(boat);
    await counting(boat);
    const off = { kind: 'auto', mode: 'off', target: checkout, reason: 'it flaps' } as const;
    await accepted(boat.say(off, { by: 'ada' }));
    await over(boat);
    expect(await boat.events('StandingOrderEnded')).toMatchObject([{ code: 'AutomationHeld' }]);
    expect(harbor.world.effects).toEqual([]);
  });

  test('it does not act once what was approved ahead is revoked', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showStanding(boat);
    await counting(boat);
    const revoke = { kind: 'revokeAhead', target: checkout, reason: 'the schema changes' } as const;
    await accepted(boat.say(revoke, { by: 'oz' }));
    await over(boat);
    expect(await boat.events('StandingOrderEnded')).toMatchObject([{ why: 'moot' }]);
    expect(await boat.events('ApprovalVoided')).toMatchObject([{ why: 'revoked' }]);
    expect(harbor.world.effects).toEqual([]);
  });

  test('it does not act on a plan that nobody approved ahead', async () => {
    await using scene = await underSail(prepare);
    const { boat } = scene;
    await boat.sail();
    await showCard(boat);
    await boat.pass(1_200_000);
    expect(await boat.events('StandingOrderAnnounced')).toEqual([]);
  });

  test('a process that was away when the countdown ended gives nothing afterwards', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await boat.sail();
    await showStanding(boat);
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
