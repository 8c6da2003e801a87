import { currentRun, type Incident, openResiduals } from '../incident/incident.ts';
import type { OrderKind } from '../orders.ts';
import { missingToClose } from '../report/standing.ts';
import { sightOf } from '../run/phase.ts';
import { allSteps, type Run, stepState } from '../run/run.ts';
import { openPlans } from '../strategy/plans.ts';
import { openPoint, type TabletopState } from '../tabletop/state.ts';
import { ofPause } from './next-paused.ts';
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
