import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/core/command.ts';
import type { PersonId } from '../../src/core/ids.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { OrderKind } from '../../src/core/orders.ts';
import { holdersOf, machineMay, may } from '../../src/core/policy/may.ts';
import { kinds } from '../commands/any-order.ts';
import { given } from './given.ts';
import { assigned, close, declared } from './orders.ts';
import { ada, bo, commander, dba, deputy, observer } from './sample.ts';

const open = given(declared(), assigned('commander', commander), assigned('deputy', deputy));
const closed = given(declared(), close());

const person = (id: PersonId): Actor => ({ kind: 'person', person: id });
const actors: Readonly<Record<string, Actor>> = {
  authority: person(ada),
  commander: person(commander),
  deputy: person(deputy),
  roster: person(bo),
  stranger: person(observer),
  ci: { kind: 'machine', token: 'ci', may: ['release.register'] },
  other: { kind: 'machine', token: 'other', may: [] },
};

const people = ['authority', 'commander', 'deputy', 'roster', 'stranger'];
/** For `named` the order's own rules ask for the role or person that it names. */
const allowed = {
  anyone: people,
  authority: ['authority'],
  command: ['authority', 'commander', 'deputy'],
  named: people,
  machine: [...people, 'ci'],
} as const;

/** The table of configuration.md, "Who may order what", for the orders that there are. */
const table: Readonly<Record<OrderKind, keyof typeof allowed>> = {
  declare: 'anyone',
  status: 'anyone',
  who: 'anyone',
  help: 'anyone',
  timeline: 'anyone',
  note: 'anyone',
  correct: 'named',
  myDecision: 'authority',
  check: 'anyone',
  card: 'anyone',
  plan: 'anyone',
  dryRun: 'anyone',
  rollbackStatus: 'anyone',
  releaseList: 'anyone',
  assign: 'command',
  severity: 'command',
  statusReport: 'named',
  snooze: 'named',
  scope: 'authority',
  invite: 'command',
  makePublic: 'authority',
  attach: 'anyone',
  catchUp: 'anyone',
  standdown: 'authority',
  handover: 'authority',
  acceptHandover: 'named',
  takeCommand: 'named',
  iDecide: 'named',
  waive: 'named',
  review: 'named',
  supportSays: 'named',
  residual: 'named',
  mitigated: 'authority',
  recovered: 'authority',
  reopen: 'authority',
  close: 'authority',
  go: 'authority',
  approve: 'named',
  deny: 'named',
  decline: 'authority',
  page: 'anyone',
  propose: 'anyone',
  object: 'anyone',
  objections: 'authority',
  lose: 'named',
  assume: 'command',
  stop: 'authority',
  resume: 'authority',
  abort: 'authority',
  toRest: 'authority',
  stay: 'authority',
  retry: 'authority',
  skip: 'authority',
  settle: 'authority',
  switch: 'authority',
  containment: 'authority',
  ack: 'named',
  releaseRegister: 'machine',
  releaseFixed: 'named',
  auto: 'named',
  where: 'anyone',
  outside: 'authority',
};

const stillOpen: ReadonlySet<OrderKind> = new Set<OrderKind>([
  'status',
  'who',
  'help',
  'timeline',
  'note',
  'correct',
  'check',
  'reopen',
  'invite',
  'makePublic',
  'catchUp',
  'review',
  'rollbackStatus',
  'dryRun',
  'where',
  'releaseList',
  'declare',
  'releaseRegister',
  'releaseFixed',
  'auto',
]);

const verdict = (kind: OrderKind, who: string, incident: Incident): string => {
  const actor = actors[who];
  return (actor && may(kind, actor, incident)?.code) ?? 'may';
};

const codeFor = (kind: OrderKind, who: string): string => {
  if (allowed[table[kind]].some((name) => name === who)) return 'may';
  if (who === 'ci' || who === 'other') return 'MachineMayNot';
  return table[kind] === 'command' ? 'NotTheRole' : 'NotTheAuthority';
};

describe('who may order what', () => {
  test.each(kinds.flatMap((kind) => Object.keys(actors).map((who) => [kind, who] as const)))(
    '%s by %s is as the table says',
    (kind, who) => {
      expect(verdict(kind, who, open.incident)).toBe(codeFor(kind, who));
    },
  );

  test.each(kinds)('%s after closing is for reading, notes and reopening alone', (kind) => {
    const code = stillOpen.has(kind) ? 'may' : 'IncidentClosed';
    expect(verdict(kind, 'authority', closed.incident)).toBe(code);
  });

  test('says who may', () => {
    expect(may('go', person(bo), open.incident)?.facts).toEqual({ authority: ada, order: 'go' });
    expect(may('assign', person(bo), open.incident)?.facts).toEqual({
      role: 'commander',
      holders: [ada, commander, deputy],
    });
    expect(may('stop', { kind: 'machine', token: 'ci', may: [] }, open.incident)?.facts).toEqual({
      token: 'ci',
      order: 'stop',
    });
  });

  test('names nobody twice', () => {
    const { incident } = given(declared(), assigned('commander', ada));
    expect(may('assign', person(bo), incident)?.facts).toEqual({
      role: 'commander',
      holders: [ada, deputy],
    });
  });
});

describe('a machine without an incident', () => {
  test('may do only what its token names', () => {
    expect(
      machineMay('releaseRegister', { kind: 'machine', token: 'ci', may: ['release.register'] }),
    ).toBeUndefined();
    expect(
      machineMay('releaseRegister', { kind: 'machine', token: 'ci', may: ['gate'] }),
    ).toMatchObject({ code: 'MachineMayNot' });
    expect(
      machineMay('go', { kind: 'machine', token: 'ci', may: ['release.register'] }),
    ).toMatchObject({ code: 'MachineMayNot' });
  });
});

describe('who holds a role', () => {
  test('is who was assigned, else who holds it by configuration, else the authority', () => {
    const facts = { roleHolders: { dba: [dba], support: [] } };
    const { incident } = given(declared(), assigned('ops', bo));
    expect(holdersOf('ops', incident, facts)).toEqual([bo]);
    expect(holdersOf('dba', incident, facts)).toEqual([dba]);
    expect(holdersOf('support', incident, facts)).toEqual([ada]);
    expect(holdersOf('comms', incident, facts)).toEqual([ada]);
  });
});
