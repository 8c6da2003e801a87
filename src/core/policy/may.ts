import type { Actor } from '../command.ts';
import type { Facts } from '../facts.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { mayCancel } from '../standing-order/countdown.ts';
import { afterClose, ruleOf } from './rules.ts';

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
