import type { Actor } from '../../core/command.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import { insiders } from '../../core/privacy/privacy.ts';
import { holdersByRole } from '../facts/people.ts';
import type { Registry } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';
import type { Looking } from './rosters.ts';

/** Everybody who may know of a private incident: those whom its events let in, and who holds a role by configuration. */
export const insidersOf = (ship: Looking, incident: Incident): readonly PersonId[] => [
  ...new Set([
    ...insiders(incident),
    ...Object.values(holdersByRole(ship, incident.targets)).flat(),
  ]),
];

/** Whether this person may know of this incident; nobody in particular knows of public ones only. */
export const maySee = (ship: Looking, incident: Incident, person: PersonId | undefined): boolean =>
  !incident.privacy.isPrivate ||
  (person !== undefined && insidersOf(ship, incident).includes(person));

/** A machine's token belongs to nobody who could be invited. */
export const personOf = (actor: Actor): PersonId | undefined =>
  actor.kind === 'person' ? actor.person : undefined;

export type Sighted = Looking & Pick<Ship, 'registry' | 'incidents'>;

/** The incidents that this person may know of, a line each. */
export async function summariesFor(
  ship: Sighted,
  person: PersonId | undefined,
  filter: Parameters<Registry['summaries']>[0] = {},
): Promise<readonly IncidentSummary[]> {
  const all = await ship.registry.summaries(filter);
  const seen = await Promise.all(all.map((one) => isSeen(ship, one, person)));
  return all.filter((_, index) => seen[index] === true);
}

async function isSeen(
  ship: Sighted,
  { id, private: isPrivate }: IncidentSummary,
  person: PersonId | undefined,
): Promise<boolean> {
  if (isPrivate !== true) return true;
  const { state } = await ship.incidents.load(id);
  return state !== undefined && maySee(ship, state, person);
}
