import type { Event, EventOf } from '../events.ts';
import { after, type Instant } from '../ids.ts';
import { type Following, type Incident, openResiduals } from '../incident/incident.ts';
import type { Outcome } from '../strategy/events.ts';
import { hasFailed, isBehindUs, owedFinally, phase, type Sight, sightOf } from './phase.ts';
import { type Run, stepState } from './run.ts';

/** How long the owner of something left over has, where nothing says so: a day. */
export const residualDueMs = 86_400_000;

/** The name of the next residual: `R1`, `R2`, … in the order of opening. */
export const nextResidual = (incident: Incident, offset = 0): string =>
  `R${Object.keys(incident.residuals).length + 1 + offset}`;

/** How the run ended, judged by what became of its steps. */
function outcomeOf(incident: Incident, sight: Sight): Outcome {
  const { run, made } = sight;
  if (run.stopping === 'superseded') return 'superseded';
  if (run.stopping === 'aborted') return 'aborted';
  if (run.stopping !== undefined) return 'failed';
  const whole =
    made.document.steps.every(
      (spec) => stepState(run, spec.id).status === 'finished' && !hasFailed(sight, spec),
    ) && incident.waived.length === 0;
  return whole ? 'success' : 'partial';
}

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
    ...(outcome === 'superseded' ? leftByFinally(incident, sight, at) : []),
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

/** After a switch `finally` does not run: what it owed is left for the next strategy or a person. */
function leftByFinally(incident: Incident, sight: Sight, at: Instant): readonly Event[] {
  const open = new Set(openResiduals(incident).map(({ of }) => of));
  return owedFinally(sight)
    .filter((spec) => !isBehindUs(sight, spec) && !open.has(spec.id))
    .map((spec, index) => ({
      type: 'ResidualOpened',
      residual: nextResidual(incident, index),
      cause: 'finally',
      of: spec.id,
      name: spec.name,
      owner: 'ops',
      due: after(at, residualDueMs),
    }));
}
