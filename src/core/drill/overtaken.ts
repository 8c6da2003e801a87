import type { Because } from '../because.ts';
import type { Event } from '../events.ts';
import type { Heeder } from '../heed.ts';
import { currentPlan, currentRun } from '../incident/incident.ts';
import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import { endStrategy } from '../run/ending.ts';
import { allSteps, type Run, stepState } from '../run/run.ts';

/** A live incident wants the target of this drill. */
export type DrillReport = { readonly kind: 'liveBegan'; readonly because: Because };

/**
 * Ends the drill at once, whatever it is doing: its strategy is over, so a step that runs is told to end, nothing new
 * starts, and its locks are free. What became of that step is still put on record.
 */
const liveBegan: Heeder<'liveBegan'> = ({ because }, incident) => {
  const { mode, rung, course, acted } = incident;
  if (mode !== 'drill' || rung === 'closed') return [];
  const plan = currentPlan(incident);
  const run = currentRun(incident);
  return [
    { type: 'DrillOvertaken' },
    ...(plan && run ? ended(plan.document, run) : []),
    ...(course.status === 'none' ? [] : endStrategy(course, 'aborted')),
    { type: 'IncidentClosed', outcome: acted ? 'not-recovered' : 'not-taken-up', because },
  ];
};

/** What only waits would wait for ever. */
function ended(document: FrozenPlan, run: Run): readonly Event[] {
  const waiting = allSteps(document).filter((spec) => waits(run, spec));
  return [
    ...waiting.map(({ id }) => ({ type: 'StepCanceled' as const, plan: run.plan, step: id })),
    { type: 'RunEnded', plan: run.plan, outcome: 'aborted' },
  ];
}

function waits(run: Run, { id, by }: StepSpec): boolean {
  const state = stepState(run, id);
  if (state.status === 'failed') return state.retryAt !== undefined;
  const isTimed = state.status === 'started' && by === 'clock';
  return isTimed || state.status === 'awaiting-ack';
}

/** What a live incident makes of a drill. */
export const drillHeeders = { liveBegan };
