import type { EventOf } from '../events.ts';
import type { Instant, PersonId, PlanId } from '../ids.ts';
import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import type { AckState } from '../run/orders.ts';
import type { Happened } from '../timeline/entries.ts';
import { type Told, toldOf, type Words, wordsOf } from './told.ts';

type StepOutcome =
  | 'finished'
  | 'failed'
  | 'unknown'
  | 'not-run'
  | 'skipped'
  | 'canceled'
  | 'abandoned';

/** One step of a run: times of its first beginning and last end. Undefined where it never began, or has not ended. */
export type StepAccount = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly by: StepSpec['by'];
  readonly part: 'steps' | 'compensate' | 'rest' | 'finally';
  readonly started: Instant | undefined;
  readonly ended: Instant | undefined;
  readonly outcome: StepOutcome | undefined;
  /** How often it began. */
  readonly attempts: number;
  readonly acks: readonly {
    readonly state: AckState;
    readonly by: PersonId;
    readonly at: Instant;
    readonly evidence: Words;
  }[];
};

/** The steps of a plan in its order. Of compensations, `rest` and `finally` only those to which something happened. */
export function stepsOf(
  log: readonly Happened[],
  plan: PlanId,
  document: FrozenPlan,
): readonly StepAccount[] {
  const { steps, compensate, rest } = document;
  const parts = [
    ...steps.map((spec) => ({ spec, part: 'steps' as const })),
    ...compensate.map(({ step }) => ({ spec: step, part: 'compensate' as const })),
    ...rest.map((spec) => ({ spec, part: 'rest' as const })),
    ...document.finally.map((spec) => ({ spec, part: 'finally' as const })),
  ];
  return parts.flatMap(({ spec, part }) => {
    const own = ofStep(log, plan, spec.id);
    return part === 'steps' || own.length > 0 ? [{ ...stepOf(own, spec), part }] : [];
  });
}

function stepOf(own: readonly Happened[], spec: StepSpec): Omit<StepAccount, 'part'> {
  const begins = own.filter(
    ({ event }) => event.type === 'StepStarted' || event.type === 'StepAwaitsAck',
  );
  const ends = own.flatMap((happened) => endOf(happened));
  const last = ends.at(-1);
  const isEnded = last !== undefined && last.version > (begins.at(-1)?.version ?? 0);
  return {
    id: spec.id,
    title: spec.name,
    kind: spec.kind,
    by: spec.by,
    started: begins[0]?.at,
    ended: isEnded ? last.at : undefined,
    outcome: isEnded ? last.outcome : undefined,
    attempts: begins.length,
    acks: toldOf(own, 'StepAcknowledged').map(acked),
  };
}

const acked = (told: Told<'StepAcknowledged'>): StepAccount['acks'][number] => ({
  state: told.event.state,
  by: told.event.by,
  at: told.at,
  evidence: wordsOf(told, 'evidence'),
});

/** What happened to one step of a plan. */
export const ofStep = (log: readonly Happened[], plan: PlanId, step: string): readonly Happened[] =>
  log.filter(
    ({ event }) => 'step' in event && 'plan' in event && event.plan === plan && event.step === step,
  );

type End = Pick<Happened, 'at' | 'version'> & { readonly outcome: StepOutcome };

const settledAs = {
  done: 'finished',
  'not-done': 'not-run',
  abandon: 'abandoned',
} as const satisfies Record<EventOf<'StepSettled'>['outcome'], StepOutcome>;

const endsAs: Readonly<Record<string, StepOutcome>> = {
  StepFinished: 'finished',
  StepFailed: 'failed',
  StepUnknown: 'unknown',
  StepNotRun: 'not-run',
  StepSkipped: 'skipped',
  StepCanceled: 'canceled',
};

function endOf({ event, at, version }: Happened): readonly End[] {
  const outcome = event.type === 'StepSettled' ? settledAs[event.outcome] : endsAs[event.type];
  return outcome === undefined ? [] : [{ at, version, outcome }];
}
