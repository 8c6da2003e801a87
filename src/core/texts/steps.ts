import type { StepSpec } from '../plan/plan.ts';
import { failedAfter, isBehindUs, type Sight } from '../run/phase.ts';
import { allSteps, type StepState, stepState } from '../run/run.ts';
import { checkName } from './checks.ts';
import type { Voice } from './voice.ts';
import { between, clock, list, oneLine, person } from './words.ts';

type State<S extends StepState['status']> = Extract<StepState, { readonly status: S }>;

/** `Put release 1 on checkout-1 (deploy-1)`: what it is, and how to name it in an order. */
export const stepName = ({ id, name }: Pick<StepSpec, 'id' | 'name'>): string =>
  name === id ? id : `${oneLine(name, 80)} (${id})`;

function started({ at, until }: State<'started'>, voice: Voice): string {
  const end = until === undefined ? '' : `, until ${clock(until, voice)}`;
  return `running for ${between(at, voice.now)}${end}`;
}

function awaiting({ role, until, ack }: State<'awaiting-ack'>, voice: Voice): string {
  const said = ack === undefined ? '' : `; ${person(ack.by, voice)} says ${ack.state}`;
  return `waits for ${role} until ${clock(until, voice)}${said}`;
}

function failed({ code, retryAt }: State<'failed'>, voice: Voice): string {
  const again = retryAt === undefined ? '' : `, tried again at ${clock(retryAt, voice)}`;
  return `failed (${oneLine(code, 60)})${again}`;
}

function unknown({ abandoned, mayStillRun, owner }: State<'unknown'>): string {
  if (abandoned) return 'given up: nobody knows whether it ran';
  return mayStillRun
    ? `nobody knows whether it ran; it may still be running on ${oneLine(owner, 80)}`
    : 'nobody knows whether it ran';
}

const states: {
  readonly [S in StepState['status']]: (state: State<S>, voice: Voice) => string;
} = {
  pending: ({ attempt }) => (attempt > 1 ? 'to be tried again' : 'not started'),
  started,
  'awaiting-ack': awaiting,
  finished: ({ at }, voice) => `done at ${clock(at, voice)}`,
  failed,
  unknown,
  'not-run': () => 'did not run, to be started again',
  skipped: () => 'skipped',
  canceled: () => 'canceled',
};

/** Where a step stands, in words. */
export const stateText = (state: StepState, voice: Voice): string =>
  say(state.status, state, voice);

const say = <S extends StepState['status']>(status: S, state: State<S>, voice: Voice): string =>
  states[status](state, voice);

/** What a step that may not start yet waits for: steps before it, or a check after one of them. */
function needsText(sight: Sight, spec: StepSpec): string | undefined {
  const specs = allSteps(sight.made.document);
  const open = specs
    .filter(({ id }) => spec.needs.includes(id))
    .filter((need) => !isBehindUs(sight, need));
  return open.length === 0 ? undefined : list(open.map(({ id }) => id));
}

/** How far a step is, in the four words that a list of tasks knows. */
export type Progress = 'pending' | 'in_progress' | 'complete' | 'error';

/** One step of a plan as people see it. */
export type StepRow = {
  readonly id: string;
  /** Its place in the plan; compensation, the way to rest and `finally` have none. */
  readonly number: number | undefined;
  /** What it is, and how to name it in an order. */
  readonly name: string;
  /** Where it stands, in words. */
  readonly says: string;
  readonly progress: Progress;
  /** That it did not and will not run, which none of the four words says. */
  readonly aside?: string | undefined;
};

const progress = {
  pending: 'pending',
  started: 'in_progress',
  'awaiting-ack': 'in_progress',
  finished: 'complete',
  failed: 'error',
  unknown: 'error',
  'not-run': 'pending',
  skipped: 'complete',
  canceled: 'pending',
} as const satisfies Record<StepState['status'], Progress>;

/** Why a step is not what its word in a list of tasks says; nothing where the word is true. */
function asideOf({ run }: Sight, state: StepState, voice: Voice): string | undefined {
  const { status } = state;
  if (status === 'canceled' || status === 'skipped') return stateText(state, voice);
  const isOver = run.status === 'ended';
  return isOver && (status === 'pending' || status === 'not-run') ? 'did not run' : undefined;
}

function row(sight: Sight, spec: StepSpec, number: number | undefined, voice: Voice): StepRow {
  const state = stepState(sight.run, spec.id);
  const aside = asideOf(sight, state, voice);
  const objection = failedAfter(sight, spec);
  const isToCome = state.status === 'pending' && aside === undefined;
  const needs = isToCome ? needsText(sight, spec) : undefined;
  const more = [
    objection === undefined ? undefined : `but ${checkName(objection)} does not pass`,
    needs === undefined ? undefined : `waits for ${needs}`,
  ].filter((part) => part !== undefined);
  return {
    id: spec.id,
    number,
    name: stepName(spec),
    says: [aside ?? stateText(state, voice), ...more].join(', '),
    progress: objection === undefined ? progress[state.status] : 'error',
    aside,
  };
}

/** The plan's steps by number, each with its state; of compensation, the way to rest and `finally` those that something happened to. */
export function stepRows(sight: Sight, voice: Voice): readonly StepRow[] {
  const { steps, compensate, rest, finally: last } = sight.made.document;
  const extra = [...compensate.map(({ step }) => step), ...rest, ...last];
  return [
    ...steps.map((spec, index) => row(sight, spec, index + 1, voice)),
    ...extra
      .filter(({ id }) => sight.run.steps[id] !== undefined)
      .map((spec) => row(sight, spec, undefined, voice)),
  ];
}

/** `3. Deploy it (deploy-1): running for 12 s`; without a place in the plan `- …`. */
export const stepLine = ({ number, name, says }: StepRow): string =>
  `${number === undefined ? '-' : `${number}.`} ${name}: ${says}`;

/** What somebody is asked who has to say whether a step ran: what it is, what is not known of it, and where to look. */
export function settleLines(spec: StepSpec, state: StepState, voice: Voice): readonly string[] {
  const checks = spec.checkAfter.map(({ id }) => id);
  const asked = checks.length === 0 ? '' : `; the plan asks ${list(checks)} after it`;
  return [
    `${stepName(spec)}, ${spec.kind}: ${stateText(state, voice)}.`,
    `Sternway has no answer of it. Look there where it acts${asked}.`,
    'Done: it ran to its end. Not done: it changed nothing, and may be tried again. As long as nobody says so, the run waits.',
  ];
}
