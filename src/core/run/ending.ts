import type { Event, EventOf } from '../events.ts';
import { after, type Instant } from '../ids.ts';
import type { Following, Incident } from '../incident/incident.ts';
import type { StepSpec } from '../plan/plan.ts';
import type { Outcome } from '../strategy/events.ts';
import { containedBy } from '../strategy/in-force.ts';
import { hasFailed, isBehindUs, owedFinally, phase, type Sight, sightOf } from './phase.ts';
import { allSteps, isUnsettled, type Run, stepState } from './run.ts';

/** How long the owner of something left over has, where nothing says so: a day. */
export const residualDueMs = 86_400_000;

/** The name of the next residual: `R1`, `R2`, … in the order of opening. */
export const nextResidual = (incident: Incident, offset = 0): string =>
  `R${Object.keys(incident.residuals).length + 1 + offset}`;

/** How the run ended, judged by what became of its steps. */
function outcomeOf(incident: Incident, sight: Sight): Outcome {
  const { run } = sight;
  if (run.stopping === 'superseded' || run.stopping === 'undo') return 'superseded';
  if (run.figures.worse.length > 0) return 'worse';
  if (run.stopping === 'aborted') return 'aborted';
  if (run.stopping !== undefined) return 'failed';
  return wentThrough(sight) && incident.waived.length === 0 ? 'success' : 'partial';
}

/** Every step of the plan was done: none was skipped or abandoned, and none was gone past after it failed. */
export const wentThrough = (sight: Sight): boolean =>
  sight.made.document.steps.every(
    (spec) => stepState(sight.run, spec.id).status === 'finished' && !hasFailed(sight, spec),
  );

/** Ends the run when nothing of it is left to do, and with it its strategy. */
export function endRun(incident: Incident, run: Run, at: Instant): readonly Event[] {
  const { course } = incident;
  if (course.status === 'none' || run.status === 'paused') return [];
  const sight = sightOf(incident, run);
  const override = course.status === 'ending' && course.next.override;
  if (phase(sight, override) !== 'done') return [];
  const outcome = outcomeOf(incident, sight);
  return [
    { type: 'RunEnded', plan: run.plan, outcome },
    ...(outcome === 'superseded' ? leftBySwitch(incident, sight, at) : []),
    ...containedBy(sight, outcome === 'success' || outcome === 'partial'),
    ...endStrategy(course, outcome, course.status === 'ending' ? course.next : undefined),
  ];
}

/** The place of the strategy is freed, and in a switch the next one takes it in the same moment. */
export function endStrategy(
  course: Following,
  outcome: Outcome,
  next?: EventOf<'SwitchOrdered'>,
): readonly Event[] {
  const { epoch, targets } = course;
  const ended: Event = { type: 'StrategyEnded', epoch, targets: [...targets], outcome };
  if (next === undefined) return [ended];
  const { strategy, plan } = next;
  return [
    ended,
    { type: 'StrategyActivated', strategy, plan, epoch: next.epoch, targets: next.targets },
  ];
}

/**
 * What a switch leaves for the next strategy or a person: `finally`, which does not run after it, and steps past which
 * the switch was ordered while nobody knew what became of them.
 */
function leftBySwitch(incident: Incident, sight: Sight, at: Instant): readonly Event[] {
  const owed = owedFinally(sight)
    .filter((spec) => isOwedStill(sight, spec))
    .map(({ id, name }) => ({ cause: 'finally' as const, of: id, name, owner: 'ops' }));
  const { run, made } = sight;
  const unsettled = allSteps(made.document).filter(({ id }) => isUnsettled(stepState(run, id)));
  return [...unsettled.map(unaccounted), ...owed].map((left, index) => ({
    type: 'ResidualOpened',
    residual: nextResidual(incident, index),
    ...left,
    targets: [...made.document.targets],
    due: after(at, residualDueMs),
  }));
}

/** What is unsettled is told of as such. */
const isOwedStill = (sight: Sight, spec: StepSpec): boolean =>
  !isBehindUs(sight, spec) && !isUnsettled(stepState(sight.run, spec.id));

/** What is left over of a step that nobody can account for. */
export const unaccounted = ({ id, name }: StepSpec) => ({
  cause: 'step' as const,
  of: id,
  name: `nobody knows whether "${name}" ran`,
  owner: 'commander',
});
