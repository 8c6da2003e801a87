import { type Instant, latest } from '../ids.ts';
import type { StepSpec } from '../plan/plan.ts';
import { hasFailed, isBehindUs, type Sight } from '../run/phase.ts';
import { allSteps, isUnsettled, type Run, stepSpec, stepState } from '../run/run.ts';

export type Paused = Extract<Run, { readonly status: 'paused' }>;

/**
 * Where a run that stands still stands. `unsettled`: a step runs or nobody knows whether it did, so nothing else may
 * start. `stuck`: a step on the way to rest failed. `nowhere`: no way to rest was written.
 */
export type Place = 'safe' | 'rests' | 'unsettled' | 'stuck' | 'unsafe' | 'nowhere';

/** The steps that run, or of which nobody knows whether they did. What the clock carries out changes nothing outside. */
export const unsettledIn = ({ run, made }: Sight): readonly StepSpec[] =>
  allSteps(made.document).filter(({ id, by }) => by !== 'clock' && isUnsettled(stepState(run, id)));

/** Failed for good, and nobody said to go on without it. */
export const isInTheWay = (sight: Sight, spec: StepSpec): boolean =>
  stepState(sight.run, spec.id).status === 'failed' &&
  hasFailed(sight, spec) &&
  !isBehindUs(sight, spec);

/** The step of the `rest:` block that failed, if one did. */
export const stuckAt = (sight: Sight): StepSpec | undefined =>
  sight.made.document.rest.find((spec) => hasFailed(sight, spec) && !isBehindUs(sight, spec));

/** Nothing was done yet, or the last thing done is one after which it is safe to stay. */
function lastIsSafe({ run, made }: Sight): boolean {
  const last = run.finished.at(-1);
  return last === undefined || stepSpec(made.document, last)?.rest === true;
}

/** Where a run stands that stands still; where it is safe to stay, whatever else could be done. */
export function placeOf(sight: Sight): Place {
  const { run, made } = sight;
  if (unsettledIn(sight).length > 0) return 'unsettled';
  if (run.status === 'paused' && run.restsSince !== undefined) return 'rests';
  if (stuckAt(sight) !== undefined) return 'stuck';
  if (lastIsSafe(sight)) return 'safe';
  return made.document.rest.length === 0 ? 'nowhere' : 'unsafe';
}

export const isSafe = (sight: Sight): boolean => ['safe', 'rests'].includes(placeOf(sight));

/** Its `rest:` block is under way: it goes there, or a step of it still runs. */
export const isOnTheWay = ({ run, made }: Sight): boolean =>
  run.status === 'resting' ||
  made.document.rest.some(({ id }) => stepState(run, id).status === 'started');

/** Since when nothing has moved and nobody has said anything. */
export function quietSince(run: Paused): Instant {
  const moments = Object.values(run.steps).flatMap((state) => ('at' in state ? [state.at] : []));
  return latest(run.answered, moments);
}
