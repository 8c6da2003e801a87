import type { Actor } from '../../../src/core/command.ts';
import type { Facts } from '../../../src/core/facts.ts';
import { PersonId } from '../../../src/core/ids.ts';
import type { Incident } from '../../../src/core/incident/incident.ts';
import { usualRules } from '../../../src/core/incident/rules.ts';
import { approved, stakeholder } from '../approvals.ts';
import { accepted, offered, taken } from '../command.ts';
import type { Move } from '../given.ts';
import { dataset, orders as touching } from '../impact/samples.ts';
import {
  ack,
  assigned,
  close,
  confirm,
  declared,
  go,
  note,
  planned,
  residual,
  waive,
} from '../orders.ts';
import { draftUpdate } from '../public-updates.ts';
import { begun, checked, done } from '../reports.ts';
import {
  ada,
  bo,
  check,
  checkout,
  commander,
  dba,
  deputy,
  effect,
  manual,
  observer,
  planOf,
  rb,
  step,
} from '../sample.ts';
import type { Act } from '../scene.ts';

const p = (name: string): PersonId => PersonId.parse(`p_${name}`);
const roster = p('ro');
const approver = p('ann');

/** One person for each role, so that nobody may anything for a reason of somebody else. */
export const cast = {
  authority: ada,
  /** Decided before, took command for it, and is still on the roster. */
  former: bo,
  commander,
  deputy,
  ops: p('opal'),
  comms: p('coco'),
  scribe: p('sky'),
  dba,
  support: p('sue'),
  approver,
  /** On the roster; the decision is offered to them. */
  roster,
  /** A member, who wrote a note. */
  author: p('amy'),
  /** An administrator, with no part in the incident. */
  keeper: p('kim'),
  /** A member, and nothing else. */
  observer,
} as const satisfies Readonly<Record<string, PersonId>>;
export type Role = keyof typeof cast;
export const everybody = Object.keys(cast).filter((name): name is Role => name in cast);

export const person = (role: Role): Actor => ({ kind: 'person', person: cast[role] });
export const machines: Readonly<Record<string, Actor>> = {
  ci: { kind: 'machine', token: 'ci', may: ['release.register'] },
  other: { kind: 'machine', token: 'other', may: [] },
};
/** What somebody signed ahead, where no countdown is over. */
export const signer: Actor = { kind: 'person', person: dba, under: 'standing-order' };

const books = check('books-balance', { class: 'integrity' });

/** What is different here from the usual world: three on the roster, nobody holds a role by configuration. */
export const world = {
  roster: {
    people: [ada, bo, roster],
    deputy,
    source: 'configuration',
    digest: 'roster-1',
    ageMs: 0,
  },
  roleHolders: {},
  serviceHolders: {},
  admins: [cast.keeper],
  criteria: [books],
  rules: { ...usualRules, supportAck: { mode: 'notify', role: 'support', afterMs: 1_800_000 } },
} satisfies Partial<Facts>;

const here = (act: Act): Act =>
  'order' in act ? { ...act, facts: { ...world, ...act.facts } } : act;

/** The same story in this world. */
export const inWorld = (move: Move): Move => {
  if (typeof move === 'function') return (scene) => here(move(scene));
  return isRow(move) ? move.map(inWorld) : here(move);
};
const isRow = (move: Move): move is readonly Move[] => Array.isArray(move);

const roles = [
  ['commander', 'commander'],
  ['deputy', 'deputy'],
  ['ops', 'ops'],
  ['comms', 'comms'],
  ['scribe', 'scribe'],
  ['dba', 'dba'],
  ['support', 'support'],
  ['approver:checkout', 'approver'],
] as const;

/** The one before took command, handed over, and everybody was given a role. */
const opened: Move = [
  declared({ by: bo, targets: [checkout] }),
  taken({ by: bo }),
  note({ by: cast.author }),
  offered(ada, { by: bo }),
  accepted({ by: ada }),
  roles.map(([role, name]) => assigned(role, cast[name])),
  draftUpdate({ by: cast.scribe }),
];

/** Needs a yes before go, a person for a step, and leaves something over. */
const followed = planOf({
  stakeholders: [stakeholder({ role: 'approver' })],
  steps: [manual('look', 'text'), step('back', { needs: ['look'] })],
  effects: [effect('orders')],
  criteria: [books],
});

/** Another one on the table: somebody has to agree, somebody gives up data. */
const onTheTable = planOf({
  stakeholders: [stakeholder({ role: 'approver' })],
  datasets: [dataset('orders')],
  steps: [step('wipe', touching('restore'))],
  criteria: [books],
});

/** What is open on every rung: something to agree with, and an offer. */
const asked: Move = [waive('books-balance'), offered(roster)];

const acting: Move = [
  opened,
  planned(followed),
  approved({ by: approver }),
  go({ plan: rb(1) }),
  confirm({ plan: rb(1) }),
  begun('look'),
  planned(onTheTable),
];
const mitigated: Move = [acting, checked('mitigation/users-buy', 'pass')];
const validating: Move = [
  mitigated,
  ack('look', 'done', { by: dba, evidence: 'seen' }),
  done('back'),
];
const recovered: Move = [
  validating,
  residual('R1', 'done'),
  checked('criterion/books-balance', 'pass'),
];

/** How an incident comes to each of its rungs. */
const ways: Readonly<Record<Incident['rung'], Move>> = {
  declared: [opened, asked],
  deciding: [opened, planned(followed), planned(onTheTable), asked],
  acting: [acting, asked],
  mitigated: [mitigated, asked],
  validating: [validating, asked],
  recovered: [recovered, offered(roster)],
  closed: [recovered, close({ reportOwner: bo })],
};

/** The same, and the authority has broken the glass. */
export const underGlass = (rung: Incident['rung']): Move =>
  inWorld(rung === 'closed' ? ways.closed : [ways[rung], taken({ by: ada }), offered(roster)]);

export const usual = (rung: Incident['rung']): Move => inWorld(ways[rung]);

/** The plan that is open on a rung, beside the one that is followed. */
export const openPlan = rb(2);
