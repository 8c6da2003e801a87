import { describe, expect, test } from 'vitest';
import { findIncident } from '../../src/app/orders/find-incident.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { IncidentId, Target } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import { checkout, rb } from '../core/sample.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, refused, showCard, underSail } from './story.ts';

const machine = { kind: 'machine', token: 'ci', may: [] } as const;
const pricing = Target.parse('pricing@prod');
const two: Configuration['services'] = {
  checkout: serviceCheckout,
  pricing: { ...serviceCheckout, name: 'pricing', targets: [pricing] },
};
const sea = () =>
  underSail((port) => {
    port.rules = rulesOf({ services: two });
  });
const declare = (target: Target): Order => ({ kind: 'declare', targets: [target], title: 'Bad' });
const note: Order = { kind: 'note', text: 'Called the vendor' };

describe('an order without an incident', () => {
  test('is about the only open one', async () => {
    await using scene = await sea();
    await accepted(scene.boat.say(declare(checkout)));
    expect(
      await findIncident(scene.boat.ship, note, { incident: undefined, actor: machine }),
    ).toEqual({
      status: 'found',
      id: IncidentId.parse('INC-1'),
    });
  });

  test('is refused where none is open', async () => {
    await using scene = await sea();
    const no = await refused(scene.boat.say(note));
    expect(no.code).toBe('NoIncident');
    expect(no.lift).toContain('/incident declare');
    for (const question of [{ kind: 'status' }, { kind: 'who' }, { kind: 'check' }] as const) {
      expect((await refused(scene.boat.say(question))).code).toBe('NoIncident');
    }
  });

  test('is refused with the open ones to choose from where there are several', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    await accepted(boat.say(declare(pricing)));
    const head = await boat.ship.registry.head();
    const no = await refused(boat.say(note));
    expect(no.code).toBe('WhichIncident');
    expect(no.reason + no.lift).toMatch(/INC-1.*INC-2/su);
    expect(await boat.ship.registry.head()).toBe(head);
  });
});

const tabletop: Order = { kind: 'tabletopStart', scenario: 'cloudflare-2019-07-02' };
const actor = machine;

describe('an order without an incident, beside a tabletop', () => {
  test.each<Order>([{ kind: 'stop' }, { kind: 'close' }, { kind: 'status' }])(
    'is about the real incident where it cannot be meant for the tabletop: $kind',
    async (order) => {
      await using scene = await sea();
      const { boat } = scene;
      await accepted(boat.say(tabletop));
      await accepted(boat.say(declare(checkout)));
      expect(await findIncident(boat.ship, order, { incident: undefined, actor })).toEqual({
        status: 'found',
        id: 'INC-2',
      });
    },
  );

  test('is asked about where it could be meant for either', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(tabletop));
    await accepted(boat.say(declare(checkout)));
    expect((await refused(boat.say(note))).code).toBe('WhichIncident');
    expect((await refused(boat.say({ kind: 'handover', who: 'bo' }))).code).toBe('WhichIncident');
  });

  test('is about the tabletop where nothing else is open', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(tabletop));
    expect((await refused(boat.say({ kind: 'stop' }))).code).toBe('OnlyRehearsed');
    expect((await accepted(boat.say(note))).incident).toBe('INC-1');
  });
});

describe('an order of a tabletop', () => {
  test('is about the one that is played, whatever else is open', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    await accepted(boat.say(declare(pricing)));
    await accepted(boat.say(tabletop));
    expect((await accepted(boat.say({ kind: 'drillReport' }))).incident).toBe('INC-3');
    expect((await accepted(boat.say({ kind: 'tabletopStop' }))).incident).toBe('INC-3');
  });

  test('is refused with those to choose from where several are played', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    await accepted(boat.say(tabletop));
    await accepted(boat.say(tabletop));
    const no = await refused(boat.say({ kind: 'tabletopPause' }));
    expect(no.code).toBe('WhichIncident');
    expect(no.reason).toContain('INC-2 and INC-3');
    expect(no.reason).not.toContain('INC-1');
  });

  test('is refused where none is played, and the real one stays as it is', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    const head = await boat.ship.registry.head();
    const no = await refused(boat.say({ kind: 'tabletopStop' }));
    expect(no.code).toBe('NoTabletop');
    expect(no.lift).toContain('/drill tabletop <scenario>');
    expect(await boat.ship.registry.head()).toBe(head);
  });
});

describe('an order that names a plan', () => {
  test('is about the incident of that plan, whichever else is open', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await showCard(boat);
    await accepted(boat.say(declare(pricing)));
    const go = await accepted(boat.say({ kind: 'go', plan: rb(1) }));
    expect(go.incident).toBe('INC-1');
  });

  test('says that there is no such plan where nobody made it', async () => {
    await using scene = await sea();
    await showCard(scene.boat);
    expect((await refused(scene.boat.say({ kind: 'go', plan: rb(9) }))).code).toBe('UnknownPlan');
  });
});

describe('an order for a card', () => {
  test('is about the incident that is open on its target, and else opens one', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(declare(pricing)));
    await accepted(boat.say(declare(checkout)));
    expect((await showCard(boat)).incident).toBe('INC-2');
  });
});

describe('an order that names its incident', () => {
  test('is about that one, in any case of its letters', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    await accepted(boat.say(declare(pricing)));
    expect((await accepted(boat.say(note, { incident: 'inc-2' }))).incident).toBe('INC-2');
  });

  test.each(['INC-9', 'RB-1', 'epoch-1', '', '../config', 'INC-1; rm', '💥'])(
    'is refused where there is no incident of that name: %s',
    async (said) => {
      await using scene = await sea();
      const { boat } = scene;
      await showCard(boat);
      const head = await boat.ship.registry.head();
      const no = await refused(boat.say(note, { incident: said }));
      expect(no.code).toBe('UnknownIncident');
      expect(no.reason + no.lift).toContain('INC-1');
      expect(await boat.ship.registry.head()).toBe(head);
    },
  );

  test('is refused when it is closed, and a closed one is still read', async () => {
    await using scene = await sea();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
    const stop = boat.say({ kind: 'stop' }, { incident: 'INC-1' });
    expect((await refused(stop)).code).toBe('IncidentClosed');
    await accepted(boat.say({ kind: 'status' }, { incident: 'INC-1' }));
    await accepted(boat.say(note, { incident: 'INC-1' }));
  });
});
