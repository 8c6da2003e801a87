import type { Actor } from '../command.ts';
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { mayCancel } from '../standing-order/countdown.ts';

/** Whether somebody may give an order is told by who they are alone, and the same for all orders of this rule. */
const plain = ['anyone', 'authority', 'stopping', 'command'] as const;
/** It is recorded on the streams of targets, and is their team's whether or not there is an incident. */
const ofTargets = [
  'register',
  'team',
  'automation',
  'signer',
  'revoker',
  'drillers',
  'due',
] as const;
/** It is for whoever holds a role or was named: the order's own decider knows who that is, and `isTheirs` for help. */
const named = [
  'author',
  'speaker',
  'publisher',
  'offered',
  'roster',
  'waiver',
  'reviewer',
  'reporter',
  'followUpOwner',
  'reportReader',
  'support',
  'owner',
  'approver',
  'dataOwner',
  'stepHolder',
  'keeper',
] as const;
export type NamedRule = (typeof named)[number];
/** By which rule an order is somebody's to give; `texts/permissions.ts` says each in words. */
export type Rule = (typeof plain)[number] | (typeof ofTargets)[number] | NamedRule;

/** Who may give which order (configuration.md, "Who may order what"). docs/permissions.md is generated from it. */
const who = {
  declare: 'anyone',
  status: 'anyone',
  who: 'anyone',
  help: 'anyone',
  timeline: 'anyone',
  note: 'anyone',
  correct: 'author',
  myDecision: 'authority',
  check: 'anyone',
  card: 'anyone',
  plan: 'anyone',
  dryRun: 'anyone',
  rollbackStatus: 'anyone',
  releaseList: 'anyone',
  assign: 'command',
  severity: 'command',
  statusReport: 'speaker',
  snooze: 'speaker',
  publishDraft: 'speaker',
  publishApprove: 'publisher',
  publishDrop: 'speaker',
  scope: 'authority',
  invite: 'command',
  makePublic: 'authority',
  attach: 'anyone',
  catchUp: 'anyone',
  dashboard: 'anyone',
  standdown: 'authority',
  handover: 'authority',
  acceptHandover: 'offered',
  takeCommand: 'roster',
  iDecide: 'roster',
  waive: 'waiver',
  review: 'reviewer',
  report: 'anyone',
  reportWrite: 'reporter',
  reportFactor: 'reporter',
  followUp: 'reporter',
  followUpEnd: 'followUpOwner',
  reportOwner: 'reporter',
  reportFinish: 'reporter',
  reportSign: 'reportReader',
  reportPublish: 'reporter',
  supportSays: 'support',
  residual: 'owner',
  mitigated: 'authority',
  recovered: 'authority',
  reopen: 'authority',
  close: 'authority',
  go: 'authority',
  approve: 'approver',
  deny: 'approver',
  approveAhead: 'signer',
  revokeAhead: 'revoker',
  decline: 'authority',
  page: 'anyone',
  propose: 'anyone',
  object: 'anyone',
  objections: 'authority',
  lose: 'dataOwner',
  assume: 'command',
  stop: 'stopping',
  resume: 'authority',
  abort: 'authority',
  toRest: 'authority',
  stay: 'authority',
  retry: 'authority',
  skip: 'authority',
  settle: 'authority',
  switch: 'authority',
  containment: 'authority',
  ack: 'stepHolder',
  releaseRegister: 'register',
  releaseFixed: 'team',
  auto: 'automation',
  where: 'anyone',
  drillStatus: 'anyone',
  drillSchedule: 'drillers',
  drillLater: 'drillers',
  drillSkip: 'due',
  drillStart: 'drillers',
  drillReport: 'anyone',
  tabletopStart: 'anyone',
  tabletopChoose: 'authority',
  tabletopPause: 'command',
  tabletopGoOn: 'command',
  tabletopStop: 'command',
  outside: 'authority',
  registryList: 'anyone',
  registryShow: 'anyone',
  registryVerify: 'anyone',
  registryStats: 'anyone',
  registryAdd: 'team',
  registryExplain: 'team',
  registryHold: 'keeper',
  registryRelease: 'keeper',
} as const satisfies Record<OrderKind, Rule>;

/** By which rule this order is somebody's to give. */
export const ruleOf = (kind: OrderKind): Rule => who[kind];

export const isOfTargets = (rule: Rule): rule is (typeof ofTargets)[number] =>
  ofTargets.some((one) => one === rule);

export const isNamed = (rule: Rule): rule is NamedRule => named.some((one) => one === rule);

/** Orders that a closed incident does not stand in the way of: all that reads, what needs none, and what comes after. */
export const afterClose: ReadonlySet<OrderKind> = new Set<OrderKind>([
  'status',
  'who',
  'help',
  'timeline',
  'check',
  'catchUp',
  'rollbackStatus',
  'dryRun',
  'where',
  'dashboard',
  'releaseList',
  'registryList',
  'registryShow',
  'registryVerify',
  'registryStats',
  'registryHold',
  'registryRelease',
  'declare',
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
  'drillReport',
  'tabletopStart',
  'registryAdd',
  'registryExplain',
  'note',
  'correct',
  'reopen',
  'invite',
  'makePublic',
  'review',
  'report',
  'reportWrite',
  'reportFactor',
  'followUp',
  'followUpEnd',
  'reportOwner',
  'reportFinish',
  'reportSign',
  'reportPublish',
]);

/** Why this actor may not give this order on this incident; undefined when nothing stands against it. Asked by `decide` and by help alike. */
export function may(kind: OrderKind, actor: Actor, incident: Incident): Refusal | undefined {
  if (actor.kind === 'machine') return machineMay(kind, actor);
  return incident.rung === 'closed' && !afterClose.has(kind)
    ? refuse('IncidentClosed', { incident: incident.id })
    : personMay(kind, actor.person, incident);
}

function personMay(kind: OrderKind, person: PersonId, incident: Incident): Refusal | undefined {
  const { authority } = incident;
  const rule = ruleOf(kind);
  if (rule === 'stopping' && mayCancel(person, incident)) return undefined;
  if ((rule === 'authority' || rule === 'stopping') && person !== authority) {
    return refuse('NotTheAuthority', { authority, order: kind });
  }
  const holders = inCommand(incident);
  return rule === 'command' && !holders.includes(person)
    ? refuse('NotTheRole', { role: 'commander', holders })
    : undefined;
}

/** Why this machine's token may not give this order. */
export const machineMay = (
  kind: OrderKind,
  actor: Extract<Actor, { kind: 'machine' }>,
): Refusal | undefined =>
  ruleOf(kind) === 'register' && actor.may.includes('release.register')
    ? undefined
    : refuse('MachineMayNot', { token: actor.token, order: kind });

/** Authority, commander and deputy; until somebody was made deputy in the incident it is the one of the roster. */
export function inCommand({ authority, roles, paging }: Incident): readonly PersonId[] {
  const deputy = roles['deputy'] ?? paging.succession.deputy;
  const holders = [authority, roles['commander'], deputy];
  return [...new Set(holders.filter((person) => person !== undefined))];
}

/** The highest role in which somebody who is in command gives an order. */
export function commandRole(person: PersonId, { authority, roles }: Incident): string {
  if (person === authority) return 'authority';
  return person === roles['commander'] ? 'commander' : 'deputy';
}

/** Who holds a role now: whoever was assigned, else who holds it by configuration, else the authority. */
export function holdersOf(
  role: string,
  incident: Incident,
  facts: Pick<Facts, 'roleHolders'>,
): readonly PersonId[] {
  const assigned = incident.roles[role];
  if (assigned) return [assigned];
  const standing = facts.roleHolders[role] ?? [];
  return standing.length > 0 ? standing : [incident.authority];
}
