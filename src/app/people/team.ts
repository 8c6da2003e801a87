import type { Actor } from '../../core/command.ts';
import { type PersonId, serviceOf, type Target } from '../../core/ids.ts';
import { type Refusal, refuse } from '../../core/refusals.ts';
import { type Looking, rosterOf } from './rosters.ts';

/** Whoever may decide about a target, its deputy last. */
export function teamOf(ship: Looking, target: Target): readonly PersonId[] {
  const { people, deputy } = rosterOf(ship, [target]);
  return [...new Set([...people, ...(deputy === undefined ? [] : [deputy])])];
}

/** Why this actor does not speak for the team that owns a target: whoever may decide there, or administers it all, does. */
export function notOfTheTeam(
  ship: Looking,
  target: Target,
  actor: Extract<Actor, { kind: 'person' }>,
): Refusal | undefined {
  const team = teamOf(ship, target);
  const { admins, services } = ship.configurations.current();
  if ([...team, ...ship.directory.ids(admins)].includes(actor.person)) return undefined;
  const service = serviceOf(target);
  return refuse('NotTheRole', { role: services[service]?.owner ?? service, holders: team });
}
