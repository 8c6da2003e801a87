import type { Facts } from '../command.ts';
import type { Target } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { type Refusal, refuse } from '../refusals.ts';

/** The authority decides for the targets of the incident and for no other: another one has its own roster and authority. */
export function outsideIncident(
  { id, targets: within }: Incident,
  targets: readonly Target[],
): Refusal | undefined {
  const target = targets.find((one) => !within.includes(one));
  return target && refuse('TargetOutsideIncident', { target, incident: id, targets: within });
}

/** One strategy per target, across all incidents. */
export function targetHeld(
  { id }: Incident,
  targets: readonly Target[],
  { held }: Pick<Facts, 'held'>,
): Refusal | undefined {
  const other = held.find(({ target, incident }) => targets.includes(target) && incident !== id);
  return other && refuse('TargetHeld', { target: other.target, by: other.incident });
}

/** What a plan goes back from must be what is live on each of its targets; what nobody registered is not. */
export function noLongerLive(
  { id, document: { targets, from } }: MadePlan,
  live: Facts['liveNow'],
): Refusal | undefined {
  return targets.every((target) => live[target] === from.version)
    ? undefined
    : refuse('PlanChanged', { plan: id, what: 'release' });
}
