import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import type { Order } from '../../src/core/orders.ts';
import {
  carded,
  done,
  drilling,
  ending,
  going,
  onStaging,
  scoredTimes,
  staging,
  unscored,
} from './drill-scene.ts';
import type { Boat } from './rig.ts';
import { serviceCheckout } from './rules.ts';
import { measured } from './sim-world.ts';
import { accepted, refused } from './story.ts';

const start: Order = { kind: 'drillStart', where: 'checkout' };

const byHand = {
  kind: 'registryAdd',
  target: staging,
  from: '2',
  to: '1',
  what: 'Bo redeployed it',
} as const;

/** The whole way to the end, by the same orders as in a live incident. */
async function through({ boat }: { readonly boat: Boat }, incident = 'INC-1'): Promise<void> {
  await carded(boat, incident);
  await going(boat, incident);
  await ending(boat, incident);
}

describe('a drill', () => {
  test('is an incident in its own mode where the service is rehearsed', async () => {
    await using scene = await drilling();
    const { say, incident } = await accepted(scene.boat.say(start));
    expect(incident).toBe('INC-1');
    expect(say).toMatch(/^DRILL: /u);
    expect(await scene.boat.state()).toMatchObject({ mode: 'drill', targets: [staging] });
    const modes = await scene.boat.ship.registry.read('incident/INC-1');
    expect(new Set(modes.map(({ mode }) => mode))).toEqual(new Set(['drill']));
  });

  test('began once, however often the order comes in', async () => {
    await using scene = await drilling();
    const first = await accepted(scene.boat.say(start, { key: 'once' }));
    expect(await accepted(scene.boat.say(start, { key: 'once' }))).toEqual(first);
    expect(await refused(scene.boat.say(start))).toMatchObject({ code: 'TargetHasIncident' });
  });

  test('goes the whole way of a rollback, owes no report, and is scored when it is closed', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await accepted(boat.say(start));
    await boat.sail();
    await through(scene);
    await boat.until('it is scored', scoredTimes(boat, 1));
    const [score] = await done(boat);
    expect(score).toMatchObject({
      service: 'checkout',
      incident: 'INC-1',
      passed: true,
      rehearsed: { playbook: { name: 'checkout-rollback' }, release: '2' },
      score: { failures: [], surprises: [] },
    });
    const { say } = await accepted(boat.say({ kind: 'drillStatus' }));
    expect(say).toContain('(INC-1, ada)');
    expect(say).not.toContain('NEVER');
  });

  test('in which no strategy began has no score, says why, and counts for nothing', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await accepted(boat.say(start));
    await boat.sail();
    const closed = await accepted(boat.say({ kind: 'close' }, { incident: 'INC-1' }));
    expect(closed.say).toContain('How it went: `/drill report INC-1`');
    await boat.until('it is on record', async () => (await unscored(boat)).length === 1);
    expect(await unscored(boat)).toMatchObject([{ service: 'checkout', incident: 'INC-1' }]);
    expect(await done(boat)).toEqual([]);
    const report = await accepted(boat.say({ kind: 'drillReport' }, { incident: 'INC-1' }));
    expect(report.say).toContain('DRILL INC-1 of checkout: not scored.');
    expect(report.say).toContain('No way back could be begun, because nobody decided on one.');
    const { say } = await accepted(boat.say({ kind: 'drillStatus' }));
    expect(say).toContain('NEVER REHEARSED');
    expect(say).toContain('Not scored on 1 Mar (INC-1)');
    expect(say).not.toContain('past drills');
    const stats = await accepted(boat.say({ kind: 'registryStats', form: 'json' }, { by: 'oz' }));
    expect(JSON.parse(stats.say)).toMatchObject({ drillPassRate: { of: 0, unknown: 0 } });
  });

  test('names the refusal that stood in the way, and is scored where it goes on after all', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await boat.sail();
    await accepted(boat.say(start));
    // What there was to go back to is gone meanwhile: somebody went back by hand.
    await accepted(boat.say({ ...byHand, since: boat.ship.clock.now() }));
    await refused(boat.say({ kind: 'card', target: staging }, { incident: 'INC-1' }));
    await accepted(boat.say({ kind: 'close' }, { incident: 'INC-1' }));
    await boat.until('it is on record', async () => (await unscored(boat)).length === 1);
    expect(await unscored(boat)).toMatchObject([{ code: 'NoWayBack' }]);
    await onStaging(boat, '3', boat.ship.clock.now());
    await accepted(boat.say({ kind: 'reopen', reason: 'now it can' }, { incident: 'INC-1' }));
    await through(scene);
    await boat.until('it is scored', scoredTimes(boat, 1));
    expect(await done(boat)).toMatchObject([{ passed: true, incident: 'INC-1' }]);
    expect(await unscored(boat)).toHaveLength(1);
  });

  test('is told against the one before', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await boat.sail();
    await accepted(boat.say(start));
    await through(scene);
    await boat.until('it is scored', scoredTimes(boat, 1));
    await onStaging(boat, '3', boat.ship.clock.now());
    await accepted(boat.say(start));
    const under = await accepted(boat.say({ kind: 'drillReport' }));
    expect(under.say).toContain('under way');
    expect(under.say).toContain('(INC-1), passed.');
  });

  test('is put on record by whoever is there next, where the process dies after its end', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await accepted(boat.say(start));
    await accepted(boat.say({ kind: 'close' }, { incident: 'INC-1' }));
    expect(await unscored(boat)).toEqual([]);
    await boat.sail();
    await boat.until('it is on record', async () => (await unscored(boat)).length === 1);
    await boat.pass(5_000);
    expect(await unscored(boat)).toHaveLength(1);
  });
});

describe('the time in which harm should have stopped, in a drill', () => {
  const hurried = (rules: Configuration): Configuration => {
    const { checkout = serviceCheckout } = rules.services;
    const objectives = { ...checkout.objectives, mitigateMs: 120_000 };
    return { ...rules, services: { ...rules.services, checkout: { ...checkout, objectives } } };
  };
  const askedOf = async (boat: Boat): Promise<string> =>
    (await accepted(boat.say({ kind: 'status' }, { incident: 'INC-1' }))).say;

  test('is told once where nobody has decided, as a drill and to nobody who sleeps', async () => {
    await using scene = await drilling([], hurried);
    const { boat, harbor } = scene;
    await boat.sail();
    await accepted(boat.say(start));
    await boat.pass(10 * 60_000);
    expect(await boat.events('TargetTimeMissed')).toHaveLength(1);
    expect(await askedOf(boat)).toContain('DRILL');
    expect((await askedOf(boat)).split('nobody has decided what is done now')).toHaveLength(2);
    expect(harbor.pages.told).toEqual([]);
  });

  test('asks no more once somebody has, or it is over', async () => {
    await using scene = await drilling([], hurried);
    const { boat } = scene;
    await boat.sail();
    await accepted(boat.say(start));
    await boat.pass(10 * 60_000);
    await through(scene);
    expect(await boat.events('TargetTimeMissed')).toHaveLength(1);
    expect(await askedOf(boat)).not.toContain('nobody has decided what is done now');
  });
});

describe('what is rehearsed', () => {
  const withPlaybook = (rules: Configuration): Configuration => {
    const { checkout = serviceCheckout } = rules.services;
    const drills = checkout.drills && { ...checkout.drills, playbook: 'checkout-rehearsal' };
    return { ...rules, services: { ...rules.services, checkout: { ...checkout, drills } } };
  };
  const playbook = async (boat: Boat): Promise<string | undefined> =>
    Object.values((await boat.state()).plans)[0]?.document.playbook.name;

  test('is the playbook that drills name, and the drill counts for it', async () => {
    await using scene = await drilling([], withPlaybook);
    const { boat } = scene;
    await boat.sail();
    await accepted(boat.say(start));
    await through(scene);
    expect(await playbook(boat)).toBe('checkout-rehearsal');
    await boat.until('it is scored', scoredTimes(boat, 1));
    expect(await done(boat)).toMatchObject([
      { passed: true, rehearsed: { playbook: { name: 'checkout-rehearsal' } } },
    ]);
    const { say } = await accepted(boat.say({ kind: 'drillStatus' }));
    expect(say).not.toContain('NEVER');
  });

  test('is never taken for a live incident, where the service has its own', async () => {
    await using scene = await drilling([], withPlaybook);
    const { boat } = scene;
    await accepted(boat.say({ kind: 'declare', targets: [staging], title: 'slow' }));
    await carded(boat);
    expect(await playbook(boat)).toBe('checkout-rollback');
  });
});

describe('where it may be', () => {
  test('is not production, and the refusal names a harmless place', async () => {
    await using scene = await drilling();
    const no = await refused(scene.boat.say({ kind: 'drillStart', where: 'checkout@prod' }));
    expect(no).toMatchObject({ code: 'DrillOnProduction' });
    expect(no.lift).toContain('start checkout@staging');
  });

  test('is production while a window is open, and not after it', async () => {
    const windows = [{ weekday: 'Sun', from: '09:00', to: '11:00', zone: 'UTC' }] as const;
    const there: Order = { kind: 'drillStart', where: 'checkout@prod' };
    await using scene = await drilling(windows);
    scene.harbor.clock.jump(2 * 3_600_000);
    const no = await refused(scene.boat.say(there));
    expect(no).toMatchObject({ code: 'DrillOnProduction' });
    expect(no.lift).toContain('2026-03-08 09:00');
    scene.harbor.clock.jump(-2 * 3_600_000);
    await accepted(scene.boat.say(there));
  });

  test('is a target of the service', async () => {
    await using scene = await drilling();
    const no = await refused(scene.boat.say({ kind: 'drillStart', where: 'checkout@moon' }));
    expect(no).toMatchObject({ code: 'DrillNowhere' });
  });

  test('is for the team to say', async () => {
    await using scene = await drilling();
    expect(await refused(scene.boat.say(start, { by: 'oz' }))).toMatchObject({
      code: 'NotTheRole',
    });
  });
});

describe('a drill that could not go back', () => {
  test('does not begin, and says what gives it a way back', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await accepted(boat.say({ ...byHand, since: boat.ship.clock.now() }));
    const no = await refused(boat.say(start));
    expect(no).toMatchObject({ code: 'DrillWithoutWay' });
    expect(no.reason).toContain('no release is known there that it could go back to');
    expect(no.lift).toContain('/release register checkout@staging');
    expect(no.lift).toContain('Then: `/drill start checkout@staging`.');
    expect(await boat.ship.registry.summaries()).toEqual([]);
    await onStaging(boat, '3', boat.ship.clock.now());
    await accepted(boat.say(start));
  });

  test('does not begin without a playbook that can be read', async () => {
    await using scene = await drilling([], (rules) => {
      const { checkout = serviceCheckout } = rules.services;
      return {
        ...rules,
        services: { ...rules.services, checkout: { ...checkout, playbook: undefined } },
      };
    });
    const no = await refused(scene.boat.say(start));
    expect(no).toMatchObject({ code: 'DrillWithoutWay' });
    expect(no.lift).toContain('names the playbook of checkout');
  });
});

describe('a live incident', () => {
  test('is no drill and has no score', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await accepted(boat.say({ kind: 'declare', targets: [staging], title: 'slow' }));
    expect(await refused(boat.say({ kind: 'drillReport' }))).toMatchObject({ code: 'NotADrill' });
    expect(await refused(boat.say(start))).toMatchObject({ code: 'TargetHasIncident' });
  });
});

describe('whoever sleeps', () => {
  test('is woken by no drill, whatever waits for them', async () => {
    await using scene = await drilling();
    const { boat, harbor } = scene;
    harbor.world.checks['shop-answers'] = () => measured('fail');
    await boat.sail();
    await accepted(boat.say(start));
    await accepted(boat.say({ kind: 'card', target: staging }, { incident: 'INC-1' }));
    await accepted(boat.say({ kind: 'page', who: 'bo' }, { incident: 'INC-1' }));
    await boat.pass(15 * 60_000);
    expect(harbor.pages.told).toEqual([]);
    expect(await boat.events('PageReported')).toContainEqual(
      expect.objectContaining({ state: 'failed', code: 'Drill' }),
    );
  });
});
