import type { Ask, Asker, Asking } from '../asks.ts';
import type { PersonId, PlanId, Target } from '../ids.ts';
import { currentRun } from '../incident/incident.ts';
import { Role } from '../incident/orders.ts';
import type { Action } from '../texts/next.ts';
import { stepName } from '../texts/steps.ts';
import { incident as onIncident, rollback } from '../texts/voice.ts';
import { capital, clock, oneLine, person, sentence } from '../texts/words.ts';
import { sightOf } from './phase.ts';
import { allSteps, type StepState, stepKey, stepState } from './run.ts';

type Awaiting = Extract<StepState, { status: 'awaiting-ack' }>;
type Waiting = {
  readonly asking: Asking;
  readonly plan: PlanId;
  readonly targets: readonly Target[];
  /** Names the try within the incident. */
  readonly key: string;
  readonly step: string;
  readonly name: string;
  readonly state: Awaiting;
};

/**
 * A step that a person does has a message of its own. What is asked beside it: its role once more when it says nothing,
 * then others too, and at last, or as soon as it is blocked, the authority, who decides what becomes of it.
 */
export const stepAsks: Asker = (asking) => {
  const run = currentRun(asking.incident);
  if (run === undefined) return [];
  const { document } = sightOf(asking.incident, run).made;
  const { targets } = document;
  return allSteps(document).flatMap((spec) => {
    const state = stepState(run, spec.id);
    if (state.status !== 'awaiting-ack') return [];
    const key = `ack/${stepKey(run.plan, spec.id)}/${state.attempt}`;
    const name = stepName(spec);
    return askOf({ asking, plan: run.plan, targets, key, step: spec.id, name, state });
  });
};

function askOf(waiting: Waiting): readonly Ask[] {
  const { ack, silence } = waiting.state;
  if (ack?.state === 'blocked') {
    return [blocked(waiting, ack.by), ...(ack.isUnsaid ? [unsaid(waiting, ack.by)] : [])];
  }
  switch (silence.level) {
    case 'none':
      return [];
    case 'reminded':
      return [reminded(waiting)];
    case 'deputy':
      return [escalated(waiting)];
    case 'authority':
      return [returned(waiting)];
  }
}

const base = ({ key, state }: Waiting) => ({
  key,
  urgent: true,
  since: state.silence.toldAt,
  until: state.until,
});

function reminded(waiting: Waiting): Ask {
  const { asking, name, state } = waiting;
  return {
    ...base(waiting),
    of: asking.holders(state.role, waiting.targets),
    where: 'direct',
    lines: [
      `${name} waits for you as ${state.role}: ${saidLast(waiting)}.`,
      'Say how far it is, also when you are stuck.',
    ],
    actions: answers(waiting),
  };
}

/** Whoever may give the role to somebody else is asked beside its holders. */
function escalated(waiting: Waiting): Ask {
  const { asking, name, state } = waiting;
  const { incident } = asking;
  const deputy = incident.roles['deputy'] ?? incident.paging.succession.deputy;
  const holders = asking.holders(state.role, waiting.targets);
  const of = [...new Set([...holders, ...(deputy === undefined ? [] : [deputy])])];
  return {
    ...base(waiting),
    of,
    where: 'direct',
    lines: [
      `${name} waits for ${state.role}, and nobody answers: ${saidLast(waiting)}.`,
      `Whoever holds ${state.role} says how far it is; the deputy may give the role to somebody who is awake.`,
    ],
    actions: [...answers(waiting).slice(0, 2), ...reassign(waiting)],
  };
}

function returned(waiting: Waiting): Ask {
  const { name, state } = waiting;
  return {
    ...toAuthority(waiting),
    lines: [
      `${name} waits for ${state.role}, and nobody answers: ${saidLast(waiting)}. It is back with you.`,
      waysOn(waiting),
    ],
  };
}

function blocked(waiting: Waiting, by: PersonId): Ask {
  const { asking, name } = waiting;
  return {
    ...toAuthority(waiting),
    lines: [
      sentence(`${name} is blocked, says ${person(by, asking.voice)}${missingText(waiting)}`),
      waysOn(waiting),
    ],
  };
}

function missingText({ asking, plan, step, state }: Waiting): string {
  if (state.ack?.isUnsaid === true) return '. They are asked what is missing';
  const said = asking.missing?.(plan, step);
  return said === undefined
    ? '. What is missing stands in the timeline'
    : `: ${oneLine(said, 300)}`;
}

/** Whoever is blocked knows by what, and nobody else does. */
function unsaid(waiting: Waiting, by: PersonId): Ask {
  const { asking, name, step } = waiting;
  return {
    ...base(waiting),
    key: `${waiting.key}/missing`,
    of: [by],
    where: 'direct',
    lines: [
      `What is missing for ${name}? You said that it is blocked, and not by what.`,
      `${person(asking.incident.authority, asking.voice)} decides how it goes on, and needs to know.`,
    ],
    actions: [
      {
        label: 'Say it',
        command: rollback(asking.voice, `ack ${step} blocked <evidence>`),
      },
    ],
  };
}

const toAuthority = (waiting: Waiting) => ({
  ...base(waiting),
  of: [waiting.asking.incident.authority],
  where: 'channel' as const,
  actions: [
    ...reassign(waiting),
    {
      label: 'Go on without it',
      command: rollback(waiting.asking.voice, `skip ${waiting.step} <reason>`),
    },
  ],
});

/** What happens if the authority does nothing, and what can be done. */
function waysOn({ asking, state }: Waiting): string {
  const end = clock(state.until, asking.voice);
  const give = isGivable(state.role)
    ? `give ${state.role} to somebody else or to yourself, or `
    : '';
  return `${capital(`${give}go on without the step`)}. Without an answer it fails at ${end}.`;
}

/** A role that the playbook alone knows is nobody's to give. */
const isGivable = (role: string): boolean => Role.safeParse(role).success;

const reassign = ({ asking, state }: Waiting): readonly Action[] =>
  isGivable(state.role)
    ? [
        {
          label: 'Give it away',
          command: onIncident(asking.voice, `assign ${state.role} <@person>`),
        },
      ]
    : [];

function saidLast({ asking: { voice }, state }: Waiting): string {
  const { ack, silence } = state;
  const since = clock(silence.since, voice);
  return ack === undefined
    ? `nothing was said since ${since}`
    : `${person(ack.by, voice)} said ${ack.state} at ${since}, and nothing since`;
}

const answers = ({ asking: { voice }, step }: Waiting): readonly Action[] => [
  { label: 'Done', command: rollback(voice, `ack ${step} done <evidence>`) },
  { label: 'I am on it', command: rollback(voice, `ack ${step} doing`) },
  { label: 'Blocked', command: rollback(voice, `ack ${step} blocked <evidence>`) },
];
