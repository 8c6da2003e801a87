import type { Event } from '../events.ts';
import type { StepSpec } from '../plan/plan.ts';
import {
  failedAfter,
  failedPrecondition,
  hasFailed,
  leftBehind,
  type Sight,
  stillToCome,
} from './phase.ts';
import { allSteps, isUnsettled, stepState } from './run.ts';

/** What a failure in this run makes happen now, by the `on_failure` of its step; nothing for a run that is paused. */
export function onFailures(sight: Sight): readonly Event[] {
  const { run } = sight;
  if (run.status === 'resting') return onTheWay(sight, sight.made.document.rest);
  if (run.status === 'stopping') return onTheWay(sight, stillToCome(sight));
  if (run.status !== 'running') return [];
  const check = failedPrecondition(sight);
  if (check !== undefined) {
    return [{ type: 'RunPaused', plan: run.plan, why: 'check-failed', check }];
  }
  for (const spec of stillToCome(sight).filter((step) => hasFailed(sight, step))) {
    const events = onFailure(sight, spec);
    if (events.length > 0) return events;
  }
  return [];
}

/** Nobody undoes an undoing: whatever fails on the way out or to rest waits for a person, unless its author said to go on. */
function onTheWay(sight: Sight, specs: readonly StepSpec[]): readonly Event[] {
  const failed = specs.find((spec) => hasFailed(sight, spec) && spec.onFailure.do !== 'continue');
  return failed ? [pauseFor(sight, failed)] : [];
}

function pauseFor(sight: Sight, spec: StepSpec): Event {
  const check = failedAfter(sight, spec);
  const why = check === undefined ? 'step-failed' : 'check-failed';
  return { type: 'RunPaused', plan: sight.run.plan, why, step: spec.id, check };
}

function onFailure(sight: Sight, spec: StepSpec): readonly Event[] {
  const { plan } = sight.run;
  const isMain = sight.made.document.steps.includes(spec);
  const { onFailure: policy } = spec;
  if (policy.do === 'continue') return [];
  if (!isMain || policy.do === 'pause') return [pauseFor(sight, spec)];
  if (policy.do === 'goto') return skipTo(sight, policy.step);
  const why = policy.do === 'abort' ? 'failed' : 'compensate';
  return [{ type: 'RunStopping', plan, why, step: spec.id }];
}

/** All that waits and does not lead on from the step to go to is skipped. */
function skipTo(sight: Sight, goal: string): readonly Event[] {
  const { run, made } = sight;
  const onward = leadingOnFrom(made.document.steps, goal);
  return made.document.steps
    .filter(({ id }) => !onward.has(id))
    .filter(({ id }) => ['pending', 'not-run'].includes(stepState(run, id).status))
    .map(({ id }) => ({ type: 'StepSkipped', plan: run.plan, step: id }));
}

/** The step and everything that needs it, directly or through others. */
function leadingOnFrom(steps: readonly StepSpec[], goal: string): ReadonlySet<string> {
  const found = new Set([goal]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { id, needs } of steps) {
      if (needs.some((need) => found.has(need))) found.add(id);
    }
  }
  return found;
}

/** A step that nobody can account for: its author's policy tries again, else the run waits for a person. */
export function onUnknown({ run, made }: Sight): readonly Event[] {
  for (const { id } of allSteps(made.document)) {
    const state = stepState(run, id);
    if (state.status !== 'unknown' || !isUnsettled(state)) continue;
    if (state.retry && run.stopping === undefined) {
      return [{ type: 'StepRetried', plan: run.plan, step: id }];
    }
    if (run.status === 'running' || run.status === 'resting') {
      return [{ type: 'RunPaused', plan: run.plan, why: 'step-unknown', step: id }];
    }
  }
  return [];
}

/** In a run that stops nothing of what is left behind goes on waiting: for a start, another try, a person or the clock. */
export function cancelWaiting(sight: Sight): readonly Event[] {
  const { run, made } = sight;
  if (run.stopping === undefined) return [];
  const { steps } = made.document;
  return leftBehind(sight)
    .filter((spec) => {
      const state = stepState(run, spec.id);
      const retrying = state.status === 'failed' && state.retryAt !== undefined;
      const ticking = state.status === 'started' && spec.by === 'clock';
      return (
        retrying ||
        ticking ||
        state.status === 'awaiting-ack' ||
        (state.status === 'pending' && steps.includes(spec))
      );
    })
    .map(({ id }) => ({ type: 'StepCanceled', plan: run.plan, step: id }));
}
