import type { StepSpec } from '../plan/plan.ts';
import { isSafe } from '../rest/place.ts';
import { type Phase, phase, type Sight } from '../run/phase.ts';
import { halfDone, stepState } from '../run/run.ts';
import { stateText, stepName } from './steps.ts';
import type { Voice } from './voice.ts';
import { list, oneLine } from './words.ts';

/** What a run has changed so far and what is half done: the answer that a stop or an abort owes at once. */
export function soFar(sight: Sight, voice: Voice): readonly string[] {
  const { steps, compensate, rest, finally: last } = sight.made.document;
  const done = finishedOf(sight, steps);
  const toRest = finishedOf(sight, rest);
  const also = finishedOf(sight, [...compensate.map(({ step }) => step), ...last]);
  return [
    done.length === 0
      ? 'Nothing has been changed so far.'
      : `Changed so far (${done.length} of ${steps.length} steps): ${list(done, 12)}.`,
    ...(toRest.length === 0 ? [] : [`Since then on the way to rest: ${list(toRest, 12)}.`]),
    ...(also.length === 0 ? [] : [`Since then on the way out: ${list(also, 12)}.`]),
    ...halfDoneLines(sight, voice),
    resting(sight),
  ];
}

const finishedOf = ({ run }: Sight, specs: readonly StepSpec[]): readonly string[] =>
  specs.filter(({ id }) => run.finished.includes(id)).map(({ name }) => oneLine(name, 80));

function halfDoneLines(sight: Sight, voice: Voice): readonly string[] {
  const { run, made } = sight;
  const open = halfDone(run, made.document);
  return open.length === 0
    ? ['Nothing is half done.']
    : open.map(
        (spec) => `Half done: ${stepName(spec)}, ${stateText(stepState(run, spec.id), voice)}.`,
      );
}

/** Whether it is safe to stay here. */
const resting = (sight: Sight): string =>
  isSafe(sight)
    ? 'It is safe to stay here.'
    : 'This is no resting place: do not stay longer than you need to decide.';

const phases = {
  preconditions: 'its preconditions are asked first',
  reading: 'its figures are read and compared with before',
  steps: 'its steps go on',
  drain: 'what still runs has to end or be settled first',
  resting: 'it is taken to where it is safe to stay',
  compensating: 'what was done is taken back, last first',
  finally: 'its last steps tidy up',
  done: 'nothing of it is left to do',
} as const satisfies Record<Phase, string>;

/** What a run is busy with, in words. */
export const phaseText = (sight: Sight): string => phases[phase(sight)];
