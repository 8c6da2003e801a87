import type { Event } from '../events.ts';
import type { Containment, Incident } from '../incident/incident.ts';
import type { StepSpec } from '../plan/plan.ts';
import type { Sight } from '../run/phase.ts';
import { onlyStopsExposure } from './strategy.ts';

/** What stopped the exposure and was neither taken back nor kept by name. */
export const containmentsInForce = ({ containments }: Incident): readonly Containment[] =>
  Object.values(containments).filter(({ status }) => status === 'in-force');

/** The steps of a run that did something which still stands, in the order in which they finished. */
export function standing({ run, made: { document } }: Sight): readonly StepSpec[] {
  const takenBack = new Set(
    document.compensate.filter(({ step }) => run.finished.includes(step.id)).map((one) => one.for),
  );
  return run.finished
    .filter((id) => !takenBack.has(id))
    .flatMap((id) => document.steps.filter((spec) => spec.id === id && spec.by !== 'clock'));
}

/** What the end of a run says about containments: it leaves one in force, or it took one back. */
export function containedBy(sight: Sight, isThrough: boolean): readonly Event[] {
  const { id: plan, document } = sight.made;
  const targets = [...document.targets];
  if (document.ends !== undefined) {
    return isThrough ? [{ type: 'ContainmentEnded', plan: document.ends, targets, by: plan }] : [];
  }
  return onlyStopsExposure(document.strategy) && standing(sight).length > 0
    ? [{ type: 'ContainmentBegan', plan, strategy: document.strategy, targets }]
    : [];
}
