import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import { Target } from '../../src/core/ids.ts';
import type { Order, OrderKind } from '../../src/core/orders.ts';
import { kinds } from '../commands/any-order.ts';
import { said } from '../core/permissions/said.ts';
import { checkout, observer } from '../core/sample.ts';
import { opening } from '../core/scene.ts';
import type { Boat, Harbor } from './rig.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, underSail } from './story.ts';

const staging = Target.parse('checkout@staging');

/** Another roster stands in the rules for one environment, without a deputy. */
const apart = (harbor: Harbor): void => {
  harbor.rules = rulesOf({
    environments: { prod: { protected: true }, staging: { protected: false } },
    services: {
      checkout: {
        ...serviceCheckout,
        targets: [checkout, staging],
        rosters: { staging: { roster: ['oz'], deputy: undefined } },
      },
    },
  });
};

const codeOf = (answer: Answer): string => (answer.accepted ? 'may' : answer.refusal.code);

/** An order of this kind as the table of the core has it. */
function orderOf(kind: OrderKind): Order {
  const move = said[kind]({ by: observer });
  const act = typeof move === 'function' ? move(opening) : move;
  if (!('order' in act)) throw new Error(`${kind} is no order`);
  return act.order;
}

const register = (target: Target) =>
  ({ kind: 'releaseRegister', target, version: '3', commit: 'abcdef0' }) as const;
const off = (target: Target) =>
  ({ kind: 'auto', mode: 'off', target, reason: 'it flaps' }) as const;
const on = (target: Target) => ({ kind: 'auto', mode: 'on', target, reason: 'calm' }) as const;
const declare = (target: Target): Order => ({ kind: 'declare', targets: [target], title: 'slow' });

/** What needs no incident. */
const free: ReadonlySet<OrderKind> = new Set<OrderKind>([
  'declare',
  'card',
  'help',
  'where',
  'dashboard',
  'releaseList',
  'registryList',
  'registryShow',
  'registryVerify',
  'registryStats',
  'registryAdd',
  'registryExplain',
  'registryExport',
  'registryHold',
  'registryRelease',
  'releaseRegister',
  'releaseFixed',
  'auto',
  'approveAhead',
  'revokeAhead',
  'drillStatus',
  'drillSchedule',
  'drillLater',
  'drillSkip',
  'drillStart',
  'tabletopStart',
]);

describe('without an incident', () => {
  test('everything that is about one is refused, whoever orders it', async () => {
    await using scene = await underSail();
    const about = kinds.filter((kind) => !free.has(kind));
    for (const by of ['ada', 'oz']) {
      const told = await Promise.all(
        about.map(async (kind) => ({
          kind,
          code: codeOf(await scene.boat.say(orderOf(kind), { by })),
        })),
      );
      expect({ by, told }).toEqual({
        by,
        told: about.map((kind) => ({
          kind,
          code: kind.startsWith('tabletop') ? 'NoTabletop' : 'NoIncident',
        })),
      });
    }
  });

  test('a program is told that it may not before anything is looked up, and reads nothing', async () => {
    await using scene = await underSail();
    const told = async (by: string) => {
      const rest = kinds.filter((kind) => kind !== 'help' && kind !== 'releaseRegister');
      const codes = await Promise.all(rest.map((kind) => scene.boat.say(orderOf(kind), { by })));
      return [...new Set(codes.map(codeOf))];
    };
    expect(await told('ci')).toEqual(['MachineMayNot']);
    expect(await told('lost')).toEqual(['MachineMayNot']);
    const help = await accepted(scene.boat.say({ kind: 'help' }, { by: 'ci' }));
    expect(help.say).toContain('`/release`: register');
    expect(help.say).not.toContain('declare');
  });

  test.each([
    ['register', register, 'ada', 'may'],
    ['register', register, 'bo', 'may'],
    ['register', register, 'dev', 'may'],
    ['register', register, 'dana', 'NotTheRole'],
    ['register', register, 'oz', 'NotTheRole'],
    ['register', register, 'ci', 'may'],
    ['register', register, 'lost', 'MachineMayNot'],
    ['fix', () => orderOf('releaseFixed'), 'bo', 'NothingFrozen'],
    ['fix', () => orderOf('releaseFixed'), 'ci', 'MachineMayNot'],
    ['auto off', off, 'bo', 'may'],
    ['auto off', off, 'dev', 'may'],
    ['auto off', off, 'dana', 'NotTheRole'],
    ['auto off', off, 'ci', 'MachineMayNot'],
    ['approve ahead', () => orderOf('approveAhead'), 'dana', 'may'],
    ['approve ahead', () => orderOf('approveAhead'), 'bo', 'NotTheRole'],
    ['approve ahead', () => orderOf('approveAhead'), 'ci', 'MachineMayNot'],
    ['revoke ahead', () => orderOf('revokeAhead'), 'dana', 'NothingAhead'],
  ] as const)('%s of a target: %3$s by %2$s', async (_name, order, by, code) => {
    await using scene = await underSail();
    expect(codeOf(await scene.boat.say(order(checkout), { by }))).toBe(code);
  });
});

describe('in an incident', () => {
  test.each([
    ['auto off', off, 'ada', 'may'],
    ['auto off', off, 'bo', 'NotTheAuthority'],
    ['auto off', off, 'oz', 'NotTheAuthority'],
    ['register', register, 'bo', 'may'],
    ['register', register, 'oz', 'NotTheRole'],
  ] as const)('%s by %3$s is as the table says', async (_name, order, by, code) => {
    await using scene = await underSail();
    await accepted(scene.boat.say(declare(checkout)));
    expect(codeOf(await scene.boat.say(order(checkout), { by }))).toBe(code);
  });

  test('automation is on again only by two of the roster', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(declare(checkout)));
    await accepted(boat.say(off(checkout)));
    expect(codeOf(await boat.say(on(checkout), { by: 'oz' }))).toBe('NotTheRole');
    const mode = async () => (await boat.say({ kind: 'where' })).say ?? '';
    await accepted(boat.say(on(checkout), { by: 'bo' }));
    await accepted(boat.say(on(checkout), { by: 'bo' }));
    const before = await mode();
    await accepted(boat.say(on(checkout), { by: 'ada' }));
    expect(await mode()).not.toBe(before);
  });
});

describe('an environment with a roster of its own', () => {
  test.each([
    [register(checkout), 'bo', 'may'],
    [register(checkout), 'oz', 'NotTheRole'],
    [register(staging), 'oz', 'may'],
    [register(staging), 'bo', 'NotTheRole'],
    [register(staging), 'dev', 'NotTheRole'],
    [register(staging), 'ada', 'may'],
    [off(checkout), 'oz', 'NotTheRole'],
    [off(staging), 'oz', 'may'],
    [off(staging), 'bo', 'NotTheRole'],
    [off(staging), 'ada', 'NotTheRole'],
  ] as const)('is the team of its targets alone: %j by %s is %s', async (order, by, code) => {
    await using scene = await underSail(apart);
    expect(codeOf(await scene.boat.say(order, { by }))).toBe(code);
  });

  test.each([
    [checkout, 'ada', 'bo', 'oz'],
    [staging, 'oz', 'oz', 'bo'],
  ] as const)(
    'an incident on %s is decided by its team alone',
    async (target, first, may, mayNot) => {
      await using scene = await underSail(apart);
      const { boat } = scene;
      await accepted(boat.say(declare(target), { by: 'dana' }));
      expect((await boat.state()).authority).toBe(boat.ship.directory.find(first));
      const take = { kind: 'takeCommand', reason: 'silent' } as const;
      expect(codeOf(await boat.say(take, { by: mayNot }))).toBe('MayNotTakeCommand');
      expect(codeOf(await boat.say(take, { by: may }))).toBe('may');
      expect((await boat.state()).authority).toBe(boat.ship.directory.find(may));
    },
  );
});

describe('help', () => {
  const words = async (boat: Boat, by: string) =>
    (await accepted(boat.say({ kind: 'help' }, { by }))).say.split(/[\s,`:]+/u);

  test('names what belongs to a team to its people alone', async () => {
    await using scene = await underSail(apart);
    const { boat } = scene;
    for (const by of ['ada', 'bo', 'dev', 'oz']) {
      expect(await words(boat, by)).toEqual(expect.arrayContaining(['register', 'fixed', 'auto']));
    }
    expect(await words(boat, 'dana')).toEqual(expect.arrayContaining(['approve-ahead']));
    expect(await words(boat, 'dana')).not.toEqual(expect.arrayContaining(['register']));
    expect(await words(boat, 'dana')).toEqual(expect.arrayContaining(['declare', 'where']));
  });

  test('about somebody else’s order says whose it is', async () => {
    await using scene = await underSail();
    await accepted(scene.boat.say(declare(checkout)));
    const { say } = await accepted(scene.boat.say({ kind: 'help', about: 'abort' }, { by: 'oz' }));
    expect(say).toContain('is for the authority.');
  });
});
