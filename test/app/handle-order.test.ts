import { describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { PersonId, Target } from '../../src/core/ids.ts';
import { checkout, effect, planOf, rb, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, cardFor, decidedOn, refused, showCard, underSail } from './story.ts';

const go = (card: string) => ({ kind: 'go', card }) as const;
const checkoutMisspelled = Target.parse('chekout@prod');
const headOf = (boat: Boat) => boat.ship.registry.head();

describe('an order that somebody gives', () => {
  test('is on record when it is answered', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const answer = await showCard(boat);
    expect(answer.incident).toBe('INC-1');
    const log = await boat.ship.registry.read('incident/INC-1');
    expect(answer.events).toEqual(
      log.map(({ stream, version, type }) => ({ stream, version, type })),
    );
  });

  test('stores why it was allowed, and how it arrived', async () => {
    await using scene = await underSail();
    await decidedOn(scene.boat);
    const [decision] = await scene.boat.events('StrategyDecided');
    expect(decision).toMatchObject({
      because: { arrival: 'http:ada', program: 'sternway test', configuration: 'rules-1' },
    });
  });

  test('says so when it is so already, and records nothing', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    await accepted(boat.say({ kind: 'stop' }));
    const head = await headOf(boat);
    const again = await accepted(boat.say({ kind: 'stop' }));
    expect(again).toMatchObject({ incident: 'INC-1', events: [] });
    expect(again.say).toContain('paused');
    expect(await headOf(boat)).toBe(head);
  });
});

describe('the same key twice', () => {
  test('gets the same answer, and nothing happens twice', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const order = go(await cardFor(boat));
    const first = await boat.say(order, { key: 'tap' });
    const head = await headOf(boat);
    expect(await boat.say(order, { key: 'tap' })).toEqual(first);
    expect(await headOf(boat)).toBe(head);
  });

  test('also where the first answer was that it is so already: sent again, it undoes nothing', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const first = await accepted(boat.say({ kind: 'resume' }, { key: 'resume' }));
    expect(first.events).toEqual([]);
    await accepted(boat.say({ kind: 'stop' }));
    expect(await boat.say({ kind: 'resume' }, { key: 'resume' })).toEqual(first);
    expect(await boat.events('RunResumed')).toEqual([]);
  });

  test('also where the first answer was a no', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const first = await refused(boat.say({ kind: 'stop' }, { key: 'stop' }));
    await decidedOn(boat);
    expect(await refused(boat.say({ kind: 'stop' }, { key: 'stop' }))).toEqual(first);
    expect(await boat.events('RunPaused')).toEqual([]);
  });

  test('is told that it was carried out, and nothing more, once a text was erased', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { registry } = boat.ship;
    await showCard(boat);
    await accepted(boat.say({ kind: 'note', text: 'her secret words' }, { key: 'noted' }));
    const { version, stream } = (await registry.since(0, 100)).at(-1) ?? { version: 0, stream: '' };
    await registry.erase({
      what: { kind: 'text', stream, version, name: 'text' },
      by: 'p_ada',
      upTo: Number.MAX_SAFE_INTEGER,
      basis: 'order',
      at: boat.ship.clock.now(),
      via: 'http',
    });
    const head = await headOf(boat);
    const again = await boat.say({ kind: 'note', text: 'her secret words' }, { key: 'noted' });
    expect(again).toMatchObject({ accepted: true, events: [] });
    expect(JSON.stringify(again)).not.toContain('secret');
    expect(await headOf(boat)).toBe(head);
  });

  test('gets the same answer also when both arrive at once', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const order = go(await cardFor(boat));
    const taps = await Promise.all([1, 2, 3].map(() => boat.say(order, { key: 'tap' })));
    expect(taps[1]).toEqual(taps[0]);
    expect(taps[2]).toEqual(taps[0]);
    expect(await boat.events('StrategyDecided')).toHaveLength(1);
  });

  test('gets the first answer also for a release, and it is registered once', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const order = {
      kind: 'releaseRegister',
      target: checkout,
      version: '3',
      commit: 'abcdef3',
    } as const;
    const said = [1, 2].map(() => boat.say(order, { by: 'ci', key: 'deploy-3' }));
    const [first, second] = await Promise.all(said);
    expect(second).toEqual(first);
    expect(await boat.say(order, { by: 'ci', key: 'deploy-3' })).toEqual(first);
    const log = await boat.ship.registry.read('target/checkout@prod');
    expect(log.map(({ type }) => type)).toEqual(Array(3).fill('ReleaseRegistered'));
  });
});

describe('orders in the same millisecond', () => {
  test('two people press go: one decides, the other is told who decides, and it is kept as advice', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    const [ada, bo] = await Promise.all([boat.say(go(card)), boat.say(go(card), { by: 'bo' })]);
    await accepted(ada);
    expect(await refused(bo)).toMatchObject({ code: 'NotTheAuthority' });
    expect(await boat.events('StrategyDecided', 'OrderAdvised')).toHaveLength(2);
  });

  test('ten taps on one card: one decision, and kind answers to the other nine', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    const taps = await Promise.all(Array.from({ length: 10 }, () => boat.say(go(card))));
    expect(taps.filter((answer) => answer.accepted)).toHaveLength(1);
    const no = taps.flatMap((answer) => (answer.accepted ? [] : [answer.refusal.code]));
    expect(no).toEqual(Array(9).fill('StrategyActive'));
    expect(await boat.events('StrategyDecided')).toHaveLength(1);
    expect(await boat.events('StrategyActivated')).toHaveLength(1);
  });

  test('ten taps on stop: the run is paused once, and each tap is answered that it stands', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await decidedOn(boat);
    const taps = await Promise.all(Array.from({ length: 10 }, () => boat.say({ kind: 'stop' })));
    for (const tap of taps) expect((await accepted(tap)).say).toMatch(/paused/iu);
    expect(await boat.events('RunPaused')).toHaveLength(1);
  });

  test('two people ask for the card: one incident, and both are shown a card of it', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const card = { kind: 'card', target: checkout } as const;
    const [ada, bo] = await Promise.all([boat.say(card), boat.say(card, { by: 'bo' })]);
    expect((await accepted(ada)).incident).toBe('INC-1');
    expect((await accepted(bo)).incident).toBe('INC-1');
    expect(await boat.ship.registry.summaries()).toHaveLength(1);
  });

  test('two people declare: one incident, and the other is told which it is', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const declare = { kind: 'declare', targets: [checkout], title: 'Buying fails' } as const;
    const orders = ['ada', 'bo'].map((by) => boat.say({ ...declare, targets: [checkout] }, { by }));
    const answers = await Promise.all(orders);
    const no = answers.find((answer) => !answer.accepted);
    expect(answers.filter((answer) => answer.accepted)).toHaveLength(1);
    expect(no).toMatchObject({ refusal: { code: 'TargetHasIncident' } });
    expect(await boat.ship.registry.summaries()).toHaveLength(1);
  });

  test('twenty notes all find their place, each once', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const notes = Array.from({ length: 20 }, (_, index) => `note ${index}`);
    await Promise.all(notes.map((text) => accepted(boat.say({ kind: 'note', text }))));
    expect(await boat.events('NoteAdded')).toHaveLength(20);
  });
});

describe('a card', () => {
  test('decides nothing when it is older than its minute, and is answered with a fresh one that does', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    harbor.clock.jump(61_000);
    const late = await boat.say(go(card));
    expect(await refused(late)).toMatchObject({ code: 'CardStale' });
    expect(await boat.events('StrategyDecided')).toEqual([]);
    await accepted(boat.say(go(late.card ?? '')));
    expect(await boat.events('StrategyDecided')).toHaveLength(1);
  });

  test('stands on record in the very words that were shown', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const shown = await showCard(boat);
    const log = await boat.ship.registry.read('incident/INC-1');
    const texts = await boat.ship.registry.texts(log);
    const kept = log.flatMap(({ version, type }) =>
      type === 'CardShown' ? [texts.get(`incident/INC-1#${version}`)?.['card']] : [],
    );
    expect(shown.say).not.toBe('');
    expect(kept).toEqual([shown.say]);
  });

  test('is refused where the playbook changed after the plan was made', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    harbor.playbooks.version = 'playbook-2';
    const before = (await boat.events()).length;
    const no = await refused(boat.say(go(card)));
    expect(no.code).toBe('PlanChanged');
    expect(no.lift).toContain('/rollback plan');
    expect((await boat.events()).slice(before)).toMatchObject([
      { type: 'OrderRefused', order: 'go', code: 'PlanChanged' },
    ]);
  });

  test('is refused where the playbook vanished after the plan was made', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    harbor.playbooks.problems = [{ file: 'p.yaml', line: 0, column: 0, message: 'gone' }];
    expect((await refused(boat.say(go(card)))).code).toBe('PlanChanged');
  });

  test('is refused where the service is configured otherwise now, or not at all', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    const { services } = harbor.rules;
    const { checkout: service } = services;
    if (!service) throw new Error('no service');
    harbor.rules = { ...harbor.rules, services: { checkout: { ...service, inputs: { a: 'b' } } } };
    expect((await refused(boat.say(go(card)))).code).toBe('PlanChanged');
    harbor.rules = { ...harbor.rules, services: {} };
    expect((await refused(boat.say(go(card)))).code).toBe('PlanChanged');
    harbor.rules = { ...harbor.rules, services };
    await accepted(boat.say(go(card)));
  });
});

describe('a registry that cannot be written', () => {
  test('is answered plainly, and the same order goes through when it is back', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const head = await headOf(boat);
    const note = { kind: 'note', text: 'Called the vendor' } as const;
    boat.store.breakDown('append');
    const no = await refused(boat.say(note, { key: 'note' }));
    expect(no.code).toBe('RegistryUnavailable');
    expect(no.lift).toContain('Free space on that disk');
    expect(await headOf(boat)).toBe(head);
    expect(boat.log.map(({ event }) => event)).toContain('RegistryUnavailable');
    boat.store.mend();
    await accepted(boat.say(note, { key: 'note' }));
    expect(await headOf(boat)).toBe(head + 1);
  });

  test('is answered the same way to a question', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    boat.store.breakDown('summaries');
    expect((await refused(boat.say({ kind: 'status' }))).code).toBe('RegistryUnavailable');
  });

  test('is no cover for a bug: that is thrown on', async () => {
    await using scene = await underSail();
    const { ship } = scene.boat;
    const broken = { ...ship, directory: { ...ship.directory, find: () => bug() } };
    const bug = (): never => {
      throw new TypeError('a bug');
    };
    const assign = { kind: 'assign', role: 'ops', who: 'bo' } as const;
    await showCard(scene.boat);
    const actor = { kind: 'person', person: PersonId.parse('p_x') } as const;
    const arrival = { via: 'http', arrival: 'http:x', key: 'k' } as const;
    const ordered = { order: assign, incident: undefined, actor, arrival };
    await expect(handleOrder(broken, ordered)).rejects.toThrow('a bug');
  });
});

describe('a target that another incident holds', () => {
  test('is refused also when that came about between deciding and writing', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    const { registry } = boat.ship;
    const held = { status: 'targetHeld', target: checkout, by: 'INC-9' } as const;
    const late = { ...boat.ship, registry: { ...registry, append: async () => held } };
    const actor = { kind: 'person', person: boat.ship.directory.ids(['ada'])[0] } as const;
    if (!actor.person) throw new Error('nobody');
    const arrival = { via: 'http', arrival: 'http:ada', key: 'late' } as const;
    const answer = await handleOrder(late, {
      order: go(card),
      incident: undefined,
      actor: { kind: 'person', person: actor.person },
      arrival,
    });
    expect(await refused(answer)).toMatchObject({ code: 'TargetHeld' });
  });
});

describe('an incident about which others write without a pause', () => {
  test('is busy: the order is refused after many tries, not kept waiting for ever', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await showCard(boat);
    const conflict = { status: 'conflict', on: 'incident/INC-1' } as const;
    let tries = 0;
    const registry = {
      ...boat.ship.registry,
      append: async () => {
        tries += 1;
        return conflict;
      },
    };
    const [person] = boat.ship.directory.ids(['ada']);
    if (!person) throw new Error('nobody');
    const ordered = {
      incident: undefined,
      actor: { kind: 'person', person },
      arrival: { via: 'http', arrival: 'http:ada', key: 'busy' },
    } as const;
    const busy = { ...boat.ship, registry };
    const note = await handleOrder(busy, { ...ordered, order: { kind: 'note', text: 'x' } });
    expect((await refused(note)).code).toBe('Busy');
    const release = { kind: 'releaseRegister', target: checkout, version: '9', commit: 'abcdef9' };
    const order = { ...release, kind: 'releaseRegister' } as const;
    expect((await refused(handleOrder(busy, { ...ordered, order }))).code).toBe('Busy');
    expect(tries).toBeLessThanOrEqual(100);
  });
});

describe('an order whose effects take long to count', () => {
  const counted = planOf({ effects: [effect('orders')] });

  test('is decided although others write all the while: what was counted is not counted again', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = counted;
    });
    const { boat, harbor } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    let times = 0;
    harbor.world.counts['orders'] = async () => {
      times += 1;
      await accepted(boat.say({ kind: 'note', text: 'still here' }, { by: 'bo' }));
      return 7;
    };
    await accepted(boat.say(go(card)));
    expect(times).toBe(1);
  });

  test('is in time when its sender was', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = counted;
    });
    const { boat, harbor } = scene;
    await showCard(boat);
    const card = await cardFor(boat);
    await boat.pass(58_000);
    harbor.world.counts['orders'] = async () => {
      await boat.ship.clock.sleep(2_500);
      return 7;
    };
    const deciding = boat.say(go(card));
    await boat.pass(3_000);
    expect((await accepted(deciding)).events.map(({ type }) => type)).toContain('StrategyDecided');
  });
});

describe('orders of machines', () => {
  test('a token registers what it may, and nothing else', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const order = { kind: 'releaseRegister', target: checkout, version: '5', commit: 'abcdef5' };
    const register = { ...order, kind: 'releaseRegister' } as const;
    expect((await refused(boat.say(register, { by: 'lost' }))).code).toBe('MachineMayNot');
    await accepted(boat.say(register, { by: 'ci' }));
    await showCard(boat);
    expect((await refused(boat.say({ kind: 'stop' }, { by: 'ci' }))).code).toBe('MachineMayNot');
    const card = { kind: 'card', target: checkout } as const;
    expect((await refused(boat.say(card, { by: 'ci' }))).code).toBe('MachineMayNot');
  });

  test('a person registers for the team that owns the service, or is told who does', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const order = { kind: 'releaseRegister', target: checkout, version: '5', commit: 'abcdef5' };
    const register = { ...order, kind: 'releaseRegister' } as const;
    const head = await headOf(boat);
    expect((await refused(boat.say(register, { by: 'oz' }))).code).toBe('NotTheRole');
    expect(await headOf(boat)).toBe(head);
    await accepted(boat.say(register, { by: 'bo' }));
  });

  test('a release of an unknown service is refused with the nearest one that there is', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const target = checkoutMisspelled;
    const order = { kind: 'releaseRegister', target, version: '5', commit: 'abcdef5' } as const;
    const no = await refused(boat.say(order, { by: 'ci' }));
    expect(no.code).toBe('UnknownService');
    expect(no.reason + no.lift).toContain('checkout');
  });

  test('a release without an identity is refused, and a known one is not registered again', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const liveSince = '2026-03-01T09:45:00.000Z';
    const order = { kind: 'releaseRegister', target: checkout, version: '2', liveSince } as const;
    const head = await headOf(boat);
    const nothing = await refused(boat.say(order, { by: 'ci' }));
    expect(nothing.code).toBe('NotIdentified');
    const other = await refused(boat.say({ ...order, commit: 'abcdef9' }, { by: 'ci' }));
    expect(other.code).toBe('ReleaseUnclear');
    const known = await accepted(boat.say({ ...order, commit: 'abcdef2' }, { by: 'ci' }));
    expect(known.events).toEqual([]);
    expect(await headOf(boat)).toBe(head);
  });
});

describe('a plan with several steps', () => {
  test('is refused while another runs, and the answer says how far that is', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('one'), step('two', { needs: ['one'] })] });
    });
    const { boat } = scene;
    await decidedOn(boat);
    await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
    const no = await refused(boat.say({ kind: 'go', plan: rb(2) }));
    expect(no.code).toBe('StrategyActive');
  });
});
