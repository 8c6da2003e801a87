import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/core/command.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { type Rung, rungs } from '../../src/core/incident/ladder.ts';
import type { OrderKind } from '../../src/core/orders.ts';
import { machineMay, may } from '../../src/core/policy/may.ts';
import { isTheirs } from '../../src/core/policy/part.ts';
import { isOfTargets, ruleOf } from '../../src/core/policy/rules.ts';
import type { RefusalCode } from '../../src/core/refusals.ts';
import { TimerOrder } from '../../src/core/timer-order.ts';
import { kinds } from '../commands/any-order.ts';
import { inVain } from './command.ts';
import { given, type Move } from './given.ts';
import { declared } from './orders.ts';
import { waited } from './pages.ts';
import {
  cast,
  everybody,
  inWorld,
  machines,
  person,
  type Role,
  signer,
  underGlass,
  usual,
  world,
} from './permissions/cast.ts';
import { beside, type Label, said } from './permissions/said.ts';
import { afterClosed, glass, onRung, type Row, table } from './permissions/table.ts';
import { ada, bo, deputy, observer } from './sample.ts';
import { type Act, type Scene, say } from './scene.ts';
import { announced } from './standing.ts';

/** Refusals that are about who orders. Whoever is refused for another reason may order it. */
const aboutWho: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'NotTheAuthority',
  'NotTheRole',
  'MayNotTakeCommand',
  'NotAnApprover',
  'OwnRequest',
  'NotYourEntry',
  'NotYourReview',
  'NoHandover',
  'MachineMayNot',
  'StandingOrderOver',
  'HoldIsForAdmins',
  'ExportIsForAdmins',
  'IncidentClosed',
]);

/** `may`: it is decided. `moot`: it is not, and not because of who orders. Else the code. */
type Verdict = 'may' | 'moot' | RefusalCode;

const labels = Object.keys(said).filter((name): name is Label => name in said);

/** The kind of order that a row is about. */
function kindOf(label: Label): OrderKind {
  const kind = kinds.find((one) => one === label.split(' ')[0]);
  if (kind === undefined) throw new Error(`${label} is no order`);
  return kind;
}

/** The order of a row, as this person says it in this scene. */
function orderIn(scene: Scene, label: Label, by: PersonId): Extract<Act, { order: unknown }> {
  const move = inWorld(said[label]({ by }));
  const act = typeof move === 'function' ? move(scene) : move;
  if (!('order' in act)) throw new Error(`${label} is no order`);
  return act;
}

/** What comes of it when this actor says it in this scene. */
function verdict(scene: Scene, label: Label, actor: Actor): Verdict {
  const { incident } = scene;
  if (!incident) throw new Error('There is no incident');
  const act = orderIn(scene, label, actor.kind === 'person' ? actor.person : cast.observer);
  if (beside.has(label) || label === 'declare')
    return may(act.order.kind, actor, incident)?.code ?? 'may';
  const { told } = say(scene, { ...act, actor });
  if (told.status !== 'refused') return told.status === 'decided' ? 'may' : 'moot';
  return aboutWho.has(told.refusal.code) ? told.refusal.code : 'moot';
}

/** Who is told what on a rung, as it comes out: whoever may has one word, whether or not there is something to do. */
function found(
  scene: Scene,
  label: Label,
  { who, on }: Row,
  rung: Rung,
): Readonly<Record<string, string>> {
  const isThere = on?.includes(rung) ?? true;
  return Object.fromEntries(
    everybody.map((role) => {
      const said = verdict(scene, label, person(role));
      const isTheirs = isThere && who.includes(role) && (said === 'may' || said === 'moot');
      return [role, isTheirs ? 'theirs' : said];
    }),
  );
}

function expected(label: Label, row: Row, rung: Rung): Readonly<Record<string, string>> {
  const { who, others = 'nobody else', told = {}, on } = row;
  const one = (role: Role): string => {
    if (rung === 'closed' && !afterClosed.includes(label)) return 'IncidentClosed';
    if (on?.includes(rung) === false) return 'moot';
    return who.includes(role) ? 'theirs' : (told[role] ?? others);
  };
  return Object.fromEntries(everybody.map((role) => [role, one(role)]));
}

const rowOf = (
  label: Label,
  rung: Rung,
  changed: Partial<Readonly<Record<Label, Row>>> = {},
): Row => onRung[rung]?.[label] ?? changed[label] ?? table[label];

const scenesOf = (way: (rung: Rung) => Move): ReadonlyMap<Rung, Scene> =>
  new Map(rungs.map((rung) => [rung, given(way(rung)).scene]));

const inDrill = (scenes: ReadonlyMap<Rung, Scene>) =>
  new Map(
    [...scenes].map(([rung, scene]) => [
      rung,
      { ...scene, incident: scene.incident && { ...scene.incident, mode: 'drill' as const } },
    ]),
  );

const live = scenesOf(usual);
const situations = [
  ['in an incident', live, {}],
  ['in a drill', inDrill(live), {}],
  ['while the glass is broken', scenesOf(underGlass), glass],
] as const;

describe('the table of who may order what', () => {
  test('has every order', () => {
    expect([...new Set(labels.map(kindOf))].toSorted()).toEqual([...kinds].toSorted());
  });

  test('is asked on every rung', () => {
    expect([...live].map(([, { incident }]) => incident?.rung)).toEqual([...rungs]);
  });
});

describe.each(situations)('whoever orders %s', (_name, scenes, changed) => {
  test.each(labels)('%s may, or is told, what the table says on every rung', (label) => {
    const rows = [...scenes].map(([rung, scene]) => {
      const row = rowOf(label, rung, changed);
      return { rung, is: found(scene, label, row, rung), says: expected(label, row, rung) };
    });
    expect(rows.map(({ rung, is }) => [rung, is])).toEqual(
      rows.map(({ rung, says }) => [rung, says]),
    );
  });
});

describe.each(situations)('help %s', (_name, scenes, changed) => {
  const kindsOf = (isShown: (label: Label) => boolean) =>
    [...new Set(labels.filter(isShown).map(kindOf))].toSorted();

  test.each(everybody)('names for the %s what the table allows, and nothing else', (role) => {
    const rows = [...scenes].map(([rung, { incident }]) => {
      const theirs = (label: Label) => expected(label, rowOf(label, rung, changed), rung)[role];
      const here = incident && { person: cast[role], incident, people: world };
      return {
        rung,
        shown: kindsOf((label) => here !== undefined && isTheirs(kindOf(label), here)),
        allowed: kindsOf(
          (label) => !isOfTargets(ruleOf(kindOf(label))) && theirs(label) === 'theirs',
        ),
      };
    });
    expect(rows.map(({ rung, shown }) => [rung, shown])).toEqual(
      rows.map(({ rung, allowed }) => [rung, allowed]),
    );
  });
});

test('ops are shown the way to take command once the roster was called in vain, and not before', () => {
  const roster = {
    people: [ada, bo],
    deputy,
    source: 'configuration',
    digest: 'roster-1',
    ageMs: 0,
  } as const;
  const people = { roster, roleHolders: { ops: [observer] }, serviceHolders: {} };
  const shown = (...story: readonly Move[]) =>
    isTheirs('takeCommand', { person: observer, incident: given(...story).incident, people });
  expect([shown(inVain), shown(declared())]).toEqual([true, false]);
});

describe('a program', () => {
  test.each(labels)('orders %s only where its token says so', (label) => {
    const may = [...live.values()].flatMap((scene) =>
      Object.entries(machines).map(([name, actor]) => `${name}: ${verdict(scene, label, actor)}`),
    );
    const ci = label === 'releaseRegister' ? 'ci: may' : 'ci: MachineMayNot';
    expect([...new Set(may)]).toEqual([ci, 'other: MachineMayNot']);
  });

  test.each([
    ['releaseRegister', ['release.register'], undefined],
    ['releaseRegister', ['gate'], 'MachineMayNot'],
    ['go', ['release.register'], 'MachineMayNot'],
  ] as const)('without an incident orders %s with %j as it is listed', (kind, listed, code) => {
    expect(machineMay(kind, { kind: 'machine', token: 'ci', may: listed })?.code).toBe(code);
  });
});

describe('what somebody signed ahead', () => {
  test.each(labels.filter((label) => label !== 'declare' && !beside.has(label)))(
    'orders no %s where nothing counts down',
    (label) => {
      const told = [...live.values()].map((scene) => verdict(scene, label, signer));
      expect([...new Set(told)]).toEqual(['StandingOrderOver']);
    },
  );
});

describe('the clock', () => {
  test('says nothing that a person orders', () => {
    const ordered = new Set<string>(kinds);
    const spoken = TimerOrder.options.map(({ shape }) => shape.kind.value);
    expect(spoken.filter((kind) => ordered.has(kind))).toEqual([]);
  });
});

describe('a stop while a standing order counts down', () => {
  const { scene } = given(announced);

  test.each([
    ['authority', 'may'],
    ['former', 'may'],
    ['deputy', 'may'],
    ['dba', 'NotTheAuthority'],
    ['observer', 'NotTheAuthority'],
  ] as const)('by %s: %s', (role, answer) => {
    expect(verdict(scene, 'stop', person(role))).toBe(answer);
  });
});

describe('once the whole roster was paged in vain', () => {
  const { scene } = given(inWorld([inVain, waited]));
  const told = (label: Label, role: Role) => {
    const act = orderIn(scene, label, cast[role]);
    const facts = { ...act.facts, roleHolders: { ops: [cast.ops, cast.support] } };
    const { told: answer } = say(scene, { ...act, facts });
    return answer.status === 'refused' ? answer.refusal.code : answer.status;
  };

  test.each([
    ['takeCommand', 'ops', 'decided'],
    ['takeCommand', 'support', 'decided'],
    ['iDecide', 'ops', 'ReasonMissing'],
    ['takeCommand', 'observer', 'MayNotTakeCommand'],
    ['iDecide', 'dba', 'MayNotTakeCommand'],
  ] as const)('%s by %s: %s', (label, role, answer) => {
    expect(told(label, role)).toBe(answer);
  });

  test.each([
    ['ops', true],
    ['support', true],
    ['observer', false],
  ] as const)('help names taking command for %s: %s', (role, isShown) => {
    const { incident } = scene;
    const people = { ...world, roleHolders: { ops: [cast.ops, cast.support] } };
    const here = incident && { person: cast[role], incident, people };
    expect(here && isTheirs('takeCommand', here)).toBe(isShown);
  });
});
