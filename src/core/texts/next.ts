import { currentRun, type Incident, openResiduals } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { missingToClose } from '../report/standing.ts';
import { isInTheWay, type Paused, placeOf, stuckAt } from '../rest/place.ts';
import { failedAfter, failedPrecondition, type Sight, sightOf } from '../run/phase.ts';
import { allSteps, isThrough, type Run, stepState } from '../run/run.ts';
import { openPlans } from '../strategy/plans.ts';
import { openPoint, type TabletopState } from '../tabletop/state.ts';
import { drill, incident as onIncident, rollback, type Voice } from './voice.ts';

/** Something that makes sense now: what it does, and the command to type. */
export type Action = {
  readonly label: string;
  readonly command: string;
  /** What it orders, where not everybody may. */
  readonly order?: OrderKind;
};

export const actionText = ({ label, command }: Action): string => `${label}: ${command}`;

/** The one or two commands that make sense now, the most likely first. */
export function nextActions(incident: Incident, voice: Voice): readonly Action[] {
  if (incident.tabletop !== undefined && incident.rung !== 'closed')
    return ofStory(incident.tabletop, voice);
  const run = currentRun(incident);
  if (run) return ofRun(incident, run, voice);
  if (incident.course.status !== 'none') {
    return [
      {
        label: 'Change course',
        command: rollback(voice, 'switch <plan> <reason>'),
        order: 'switch',
      },
      { label: 'End it', command: rollback(voice, 'abort'), order: 'abort' },
    ];
  }
  return ofRung(incident, voice);
}

/** What a tabletop waits for. */
function ofStory(state: TabletopState, voice: Voice): readonly Action[] {
  const point = openPoint(state);
  const stop: Action = { label: 'End it', command: drill(voice, 'stop') };
  if (point !== undefined) {
    return [{ label: 'Decide', command: drill(voice, `choose ${point.point} <option>`) }, stop];
  }
  return [
    {
      label: state.scene.status === 'paused' ? 'Go on' : 'Go on at once',
      command: drill(voice, 'go-on'),
    },
    stop,
  ];
}

function ofRun(incident: Incident, run: Run, voice: Voice): readonly Action[] {
  if (run.status === 'paused') return ofPause(incident, run, voice);
  const { course } = incident;
  if (course.status === 'ending') {
    const to = course.next.plan ?? course.next.strategy;
    return [
      {
        label: 'Wait no longer',
        command: rollback(voice, `switch ${to} --override "<reason>"`),
        order: 'switch',
      },
      { label: 'Drop the switch and end all', command: rollback(voice, 'abort'), order: 'abort' },
    ];
  }
  const waits = allSteps(sightOf(incident, run).made.document).find(
    ({ id }) => stepState(run, id).status === 'awaiting-ack',
  );
  const pause: Action = { label: 'Pause', command: rollback(voice, 'stop'), order: 'stop' };
  return [
    ...(waits
      ? [{ label: 'When it is done', command: rollback(voice, `ack ${waits.id} done <evidence>`) }]
      : []),
    run.status === 'running' ? pause : watch(voice),
  ];
}

const watch = (voice: Voice): Action => ({ label: 'Watch', command: rollback(voice, 'status') });

function ofPause(incident: Incident, run: Paused, voice: Voice): readonly Action[] {
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

function ofRung(incident: Incident, voice: Voice): readonly Action[] {
  switch (incident.rung) {
    case 'declared':
    case 'deciding':
    // Nothing stays mitigated without a run but where only the exposure was stopped: the cure is still to be decided.
    case 'mitigated':
      return toDecide(incident, voice);
    case 'acting':
    case 'validating':
      return toRecover(incident, voice);
    case 'recovered':
      return toClose(incident, voice);
    case 'closed':
      return toLookBack(incident, voice);
  }
}

function toLookBack({ mode, id, opened }: Incident, voice: Voice): readonly Action[] {
  const again: Action = {
    label: 'Open again',
    command: onIncident(voice, 'reopen <reason>'),
    order: 'reopen',
  };
  return [
    ...(mode === 'drill' ? [{ label: 'How it went', command: drill(voice, `report ${id}`) }] : []),
    { label: 'Read', command: onIncident(voice, 'timeline') },
    ...(opened === 'imported' ? [] : [again]),
  ];
}

/** Where the severity asks for the report, that comes first. */
function toClose(incident: Incident, voice: Voice): readonly Action[] {
  if (missingToClose(incident).length > 0) {
    return [{ label: 'Write the report', command: onIncident(voice, 'report') }];
  }
  const owner = incident.report === undefined ? ' <@person>' : '';
  return [{ label: 'Close', command: onIncident(voice, `close${owner}`), order: 'close' }];
}

function toDecide(incident: Incident, voice: Voice): readonly Action[] {
  const plans = openPlans(incident);
  const plan = (plans.findLast(({ proposal }) => proposal.status !== 'declined') ?? plans.at(-1))
    ?.id;
  const card: Action = {
    label: 'See the card',
    command: rollback(voice, incident.targets[0] ?? '<service>'),
  };
  return plan === undefined
    ? [card]
    : [
        { label: 'See the card and decide', command: rollback(voice, `go ${plan}`), order: 'go' },
        { label: 'Not now', command: rollback(voice, `decline ${plan}`), order: 'decline' },
      ];
}

function toRecover(incident: Incident, voice: Voice): readonly Action[] {
  const [left] = openResiduals(incident);
  return [
    ...(left
      ? [
          {
            label: `Close ${left.residual}`,
            command: onIncident(voice, `residual ${left.residual} done <evidence>`),
          },
        ]
      : []),
    { label: 'Ask the checks', command: onIncident(voice, 'check') },
  ];
}
