import type { EventOf } from '../events.ts';
import type { Figures } from '../figures/state.ts';
import { type Instant, type PersonId, PlanId } from '../ids.ts';
import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import type { Outcome } from '../strategy/events.ts';
import type { AckState } from './orders.ts';

/** How far it has gone because the role says nothing: each level tells more people. */
export type SilenceLevel = 'none' | 'reminded' | EventOf<'StepAckEscalated'>['to'];

/** Since when the role of a step that a person does has said nothing, and who was told of it when. */
export type Silence = {
  readonly since: Instant;
  readonly level: SilenceLevel;
  readonly toldAt: Instant;
};

/** Where one step stands. `attempt` counts tries from 1. */
export type StepState =
  | { readonly status: 'pending'; readonly attempt: number }
  | {
      readonly status: 'started';
      readonly attempt: number;
      readonly at: Instant;
      readonly owner: string;
      readonly until: Instant | undefined;
    }
  | {
      readonly status: 'awaiting-ack';
      readonly attempt: number;
      readonly at: Instant;
      readonly role: string;
      readonly until: Instant;
      readonly ack:
        | { readonly state: AckState; readonly by: PersonId; readonly isUnsaid: boolean }
        | undefined;
      readonly silence: Silence;
    }
  | { readonly status: 'finished'; readonly attempt: number; readonly at: Instant }
  | {
      readonly status: 'failed';
      readonly attempt: number;
      readonly at: Instant;
      readonly code: string;
      readonly retryAt: Instant | undefined;
    }
  | {
      readonly status: 'unknown';
      readonly attempt: number;
      readonly at: Instant;
      readonly mayStillRun: boolean;
      readonly owner: string;
      readonly retry: boolean;
      readonly abandoned: boolean;
    }
  | { readonly status: 'not-run'; readonly attempt: number; readonly at: Instant }
  | { readonly status: 'skipped'; readonly attempt: number }
  | { readonly status: 'canceled'; readonly attempt: number };

export type PauseReason = EventOf<'RunPaused'>['why'];
export type Stopping = EventOf<'RunStopping'>['why'] | 'superseded' | 'undo';

type Common = {
  readonly plan: PlanId;
  readonly epoch: number;
  readonly startedAt: Instant;
  readonly steps: Readonly<Record<string, StepState>>;
  /** Ids of all steps of which any try was ever begun: what `finally` owes depends on it. */
  readonly begun: readonly string[];
  /** Ids of finished steps in the order in which they finished: compensation goes backwards through it. */
  readonly finished: readonly string[];
  /** How often it has gone on from its resting place, or from the way to it: each way there is a new one. */
  readonly left: number;
  readonly figures: Figures;
};

/** Why and since when a run stands still. */
type Still = {
  readonly stopping: Stopping | undefined;
  readonly why: PauseReason;
  readonly step: string | undefined;
  readonly since: Instant;
};

/** One execution of a plan. `stopping` says why nothing more of its steps starts; a run may be paused while it stops. */
export type Run =
  | (Common & { readonly status: 'running'; readonly stopping: undefined })
  | (Common &
      Still & {
        readonly status: 'paused';
        /** When a person last said something about it: an answer is waited for from then on. */
        readonly answered: Instant;
        /** Since when it rests where the playbook's `rest:` block has taken it. */
        readonly restsSince: Instant | undefined;
      })
  /** It carries out its `rest:` block. */
  | (Common & Still & { readonly status: 'resting' })
  | (Common & { readonly status: 'stopping'; readonly stopping: Stopping })
  | (Common & {
      readonly status: 'ended';
      readonly stopping: Stopping | undefined;
      readonly outcome: Outcome;
      readonly endedAt: Instant;
    });

/** All steps of a plan: main, compensations, the way to rest, finally. */
export const allSteps = (
  plan: Pick<FrozenPlan, 'steps' | 'compensate' | 'rest' | 'finally'>,
): readonly StepSpec[] => [
  ...plan.steps,
  ...plan.compensate.map(({ step }) => step),
  ...plan.rest,
  ...plan.finally,
];

export const stepSpec = (plan: FrozenPlan, id: string): StepSpec | undefined =>
  allSteps(plan).find((step) => step.id === id);

const first: StepState = { status: 'pending', attempt: 1 };

/** Where a step stands; one that nothing happened to is pending its first try. */
export const stepState = (run: Run, id: string): StepState => run.steps[id] ?? first;

/** `RB-17/stop-worker`: how a step is called outside its plan. */
export const stepKey = (plan: PlanId, step: string): string => `${plan}/${step}`;

/**
 * What a target may recognize a repetition of a step by: the same for all its tries. Each way to rest is a new one, and
 * what an earlier one did may be gone, so its steps are not the same ones again.
 */
export function repetitionKey({ plan, left }: Run, document: FrozenPlan, step: string): string {
  const isAnother = left > 0 && document.rest.some(({ id }) => id === step);
  return isAnother ? `${stepKey(plan, step)}/${left + 1}` : stepKey(plan, step);
}

/** The plan and the step that such a name means; nothing for what is no such name. */
export function stepOf(
  stepId: string,
): { readonly plan: PlanId; readonly step: string } | undefined {
  const slash = stepId.indexOf('/');
  const plan = PlanId.safeParse(stepId.slice(0, Math.max(slash, 0)));
  const step = stepId.slice(slash + 1);
  return plan.success && step !== '' ? { plan: plan.data, step } : undefined;
}

/** Started by a worker and not reported, or nobody can tell: what a switch has to wait for. */
export const isUnsettled = (state: StepState): boolean =>
  state.status === 'started' || (state.status === 'unknown' && !state.abandoned);

/** The steps that are half done: begun and not ended, or nobody can tell. */
export const halfDone = (run: Run, plan: FrozenPlan): readonly StepSpec[] =>
  allSteps(plan).filter(({ id }) => {
    const state = stepState(run, id);
    return isUnsettled(state) || state.status === 'awaiting-ack';
  });

/** Nothing more is to come of it by itself or by a person's settling. What was canceled is not through: it was not done. */
export const isThrough = (state: StepState): boolean =>
  state.status === 'finished' ||
  state.status === 'skipped' ||
  (state.status === 'unknown' && state.abandoned);
