import { type Decider, decided, nothing, refused } from '../command.ts';
import { currentRun } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { isInTheWay, isOnTheWay } from '../rest/place.ts';
import { restTerms } from '../rest/terms.ts';
import { canceledBy } from '../standing-order/acting.ts';
import { endStrategy } from './ending.ts';
import { type Sight, sightOf, stillToCome } from './phase.ts';
import { isUnsettled, stepState } from './run.ts';

/**
 * Every stop word: nothing new starts, also not the strategy that a switch has chosen for afterwards. It needs no reason
 * and no fresh screen; it binds to the run.
 */
export const stop: Decider<'stop'> = (command, incident) => {
  const run = currentRun(incident);
  if (!run) {
    return canceledBy(command, incident) ?? refused(refuse('NothingRuns', { order: 'stop' }));
  }
  if (run.status === 'paused') {
    const [rest] = restTerms(incident);
    return nothing({ note: 'AlreadyPaused', plan: run.plan, ...(rest && { restsAt: rest.at }) });
  }
  return decided({
    type: 'RunPaused',
    plan: run.plan,
    why: 'ordered',
    because: because(command, command.by),
  });
};

/** Goes on, unless a failed or unsettled step stands in the way; checks that had stopped the run are asked again. */
export const resume: Decider<'resume'> = (command, incident) => {
  const run = currentRun(incident);
  if (!run) return refused(refuse('NothingRuns', { order: 'resume' }));
  if (run.status === 'running') return nothing({ note: 'AlreadyRunning', plan: run.plan });
  if (isOnTheWay(sightOf(incident, run))) {
    return refused(refuse('RestUnderWay', { plan: run.plan }));
  }
  if (run.status !== 'paused') return nothing({ note: 'AlreadyStopping', plan: run.plan });
  const against = inTheWay(sightOf(incident, run));
  if (against) return refused(against);
  return decided({ type: 'RunResumed', plan: run.plan, because: because(command, command.by) });
};

/**
 * The first step that somebody has to deal with before the run can go on. On the way out only what is still to come
 * counts, and nobody has to come to rest first.
 */
function inTheWay(sight: Sight): Refusal | undefined {
  const { rest } = sight.made.document;
  for (const spec of stillToCome(sight)) {
    const state = stepState(sight.run, spec.id);
    if (isUnsettled(state) && state.status === 'unknown') {
      return refuse('StepUnsettled', { step: spec.id });
    }
    if (!rest.includes(spec) && isInTheWay(sight, spec)) {
      return refuse('StepInTheWay', { step: spec.id });
    }
  }
  return undefined;
}

/** Ends the strategy. It always wins: also over a switch that waits, and over a run that is paused. */
export const abort: Decider<'abort'> = (command, incident) => {
  const { course } = incident;
  if (course.status === 'none') return refused(refuse('NoStrategy', { order: 'abort' }));
  const run = currentRun(incident);
  if (!run) return decided(...endStrategy(course, 'aborted'));
  if (run.status === 'stopping' && run.stopping === 'aborted') {
    return nothing({ note: 'AlreadyStopping', plan: run.plan });
  }
  const { reason } = command.order;
  return decided({
    type: 'RunStopping',
    plan: run.plan,
    why: 'aborted',
    because: because(command, command.by),
    ...(reason === undefined ? {} : { texts: { reason } }),
  });
};
