import type { Facts } from '../facts.ts';
import type { Target } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { isBehindUs, sightOf } from '../run/phase.ts';

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

/**
 * What a rollback goes back from must be what is live on each of its targets; what nobody registered is not. Any other
 * strategy acts on whatever is live.
 */
export function noLongerLive(
  { id, document: { strategy, targets, from } }: MadePlan,
  live: Facts['liveNow'],
): Refusal | undefined {
  return strategy !== 'rollback' || targets.every((target) => live[target] === from.version)
    ? undefined
    : refuse('PlanChanged', { plan: id, what: 'release' });
}

/** One strategy per incident: the second one is refused and told the way. */
export function strategyActive(incident: Incident): Refusal | undefined {
  const { course } = incident;
  if (course.status === 'none') return undefined;
  const run = course.plan && incident.runs[course.plan];
  const sight = run && sightOf(incident, run);
  const steps = sight?.made.document.steps ?? [];
  return refuse('StrategyActive', {
    strategy: course.strategy,
    plan: course.plan,
    through: steps.filter((spec) => sight && isBehindUs(sight, spec)).length,
    steps: steps.length,
    isPaused: run?.status === 'paused',
  });
}
