import type { Incident } from '../incident/incident.ts';
import { isInTheWay, type Paused, placeOf, stuckAt } from '../rest/place.ts';
import { failedAfter, failedPrecondition, type Sight, sightOf } from '../run/phase.ts';
import { allSteps, isThrough, type Run, stepState } from '../run/run.ts';
import type { Action } from './next.ts';
import { incident as onIncident, rollback, type Voice } from './voice.ts';

/** What makes sense while a run stands still: it is tried again, goes on, is taken to rest, or ends. */
export function ofPause(incident: Incident, run: Paused, voice: Voice): readonly Action[] {
  const sight = sightOf(incident, run);
  const place = placeOf(sight);
  const stuck = stuckAt(sight);
  if (place === 'stuck' && stuck !== undefined) return again(stuck.id, voice);
  if (place === 'rests') return fromRest(sight, voice);
  const ways = waysOn(incident, run, voice);
  return place === 'unsafe' ? [takeToRest(voice), ...ways] : ways;
}

const takeToRest = (voice: Voice): Action => ({
  label: 'Take it to rest',
  command: rollback(voice, 'rest'),
  order: 'toRest',
});

/** Nothing presses any more: the step that failed may be tried again, or the run goes on or ends. */
function fromRest(sight: Sight, voice: Voice): readonly Action[] {
  const failed = sight.made.document.steps.find((spec) => isInTheWay(sight, spec));
  if (failed) return again(failed.id, voice);
  return [
    { label: 'Go on', command: rollback(voice, 'resume'), order: 'resume' },
    { label: 'Abort', command: rollback(voice, 'abort'), order: 'abort' },
  ];
}

/** What deals with the reason for which the run stands still. */
function waysOn(incident: Incident, run: Paused, voice: Voice): readonly Action[] {
  const { step = '<step>' } = run;
  const goOn: Action = { label: 'Go on', command: rollback(voice, 'resume'), order: 'resume' };
  switch (run.why) {
    case 'ordered':
    case 'outside-change':
      return [goOn, { label: 'Abort', command: rollback(voice, 'abort'), order: 'abort' }];
    case 'worse':
      return pastWorse(incident, run, voice);
    case 'step-failed':
      return again(step, voice);
    case 'step-unknown':
      return stepState(run, step).status === 'not-run'
        ? again(step, voice)
        : ofUnknown(run, step, voice);
    case 'check-failed':
      return [
        { ...goOn, label: 'Ask the checks again and go on' },
        ...objections(incident, run).map(
          (key): Action => ({
            label: 'Go on without the check',
            command: onIncident(voice, `waive ${key} <reason>`),
            order: 'waive',
          }),
        ),
      ];
  }
}

/** Past a figure that is worse than before: it is read again, or waived by name. */
function pastWorse({ waived }: Incident, { figures }: Paused, voice: Voice): readonly Action[] {
  const waives = figures.suspects
    .filter(({ key }) => !waived.includes(key))
    .slice(0, 1)
    .map(
      ({ key }): Action => ({
        label: 'Go on all the same',
        command: onIncident(voice, `waive ${key} <reason>`),
        order: 'waive',
      }),
    );
  return [
    { label: 'Read it again and go on', command: rollback(voice, 'resume'), order: 'resume' },
    ...waives,
    { label: 'Abort', command: rollback(voice, 'abort'), order: 'abort' },
  ];
}

const again = (step: string, voice: Voice): readonly Action[] => [
  { label: 'Try again', command: rollback(voice, `retry ${step} <reason>`), order: 'retry' },
  { label: 'Go on without it', command: rollback(voice, `skip ${step} <reason>`), order: 'skip' },
];

/** A run stays paused after its step was settled: then nothing is left to settle, and somebody says go on. */
const ofUnknown = (run: Run, step: string, voice: Voice): readonly Action[] =>
  isThrough(stepState(run, step))
    ? [
        { label: 'Go on', command: rollback(voice, 'resume'), order: 'resume' },
        { label: 'Abort', command: rollback(voice, 'abort'), order: 'abort' },
      ]
    : [
        {
          label: 'It ran',
          command: rollback(voice, `settle ${step} done <evidence>`),
          order: 'settle',
        },
        {
          label: 'It did not run',
          command: rollback(voice, `settle ${step} not-done <evidence>`),
          order: 'settle',
        },
      ];

/** The first check that a run stands still for; none once it was waived. */
function objections(incident: Incident, run: Run): readonly string[] {
  const sight = sightOf(incident, run);
  const after = allSteps(sight.made.document).map((spec) => failedAfter(sight, spec));
  return [failedPrecondition(sight), ...after].filter((key) => key !== undefined).slice(0, 1);
}
