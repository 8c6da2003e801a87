import type { Actor } from '../command.ts';
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { mayCancel } from '../standing-order/countdown.ts';

/**
 * Who may give which order (configuration.md, "Who may order what").
 * `anyone`: any person. `authority`: the one who decides. `command`: authority, commander, deputy. `named`: the order's
 * own decider asks for the role or person that it names. `machine`: also a token that lists the order.
 */
const who = {
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
  // Whoever is in command, and who holds comms or scribe, by configuration too.
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
} as const satisfies Record<OrderKind, 'anyone' | 'authority' | 'command' | 'named' | 'machine'>;

/** Whether it is for whoever holds a role or was named; its own decider knows who that is. */
export const isByRole = (kind: OrderKind): boolean => who[kind] === 'named';

/** Orders that stay possible after an incident was closed. */
const afterClose: ReadonlySet<OrderKind> = new Set<OrderKind>([
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
]);

/** Why this actor may not give this order on this incident; undefined when nothing stands against it. Asked by `decide` and by help alike. */
export function may(kind: OrderKind, actor: Actor, incident: Incident): Refusal | undefined {
  if (incident.rung === 'closed' && !afterClose.has(kind)) {
    return refuse('IncidentClosed', { incident: incident.id });
  }
  return actor.kind === 'machine'
    ? machineMay(kind, actor)
    : personMay(kind, actor.person, incident);
}

function personMay(kind: OrderKind, person: PersonId, incident: Incident): Refusal | undefined {
  const { authority } = incident;
  if (kind === 'stop' && mayCancel(person, incident)) return undefined;
  if (who[kind] === 'authority' && person !== authority) {
    return refuse('NotTheAuthority', { authority, order: kind });
  }
  const holders = inCommand(incident);
  return who[kind] === 'command' && !holders.includes(person)
    ? refuse('NotTheRole', { role: 'commander', holders })
    : undefined;
}

/** Why this machine's token may not give this order. */
export const machineMay = (
  kind: OrderKind,
  actor: Extract<Actor, { kind: 'machine' }>,
): Refusal | undefined =>
  who[kind] === 'machine' && actor.may.includes('release.register')
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
