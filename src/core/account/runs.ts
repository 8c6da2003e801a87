import type { EventOf } from '../events.ts';
import type { Figure, Worse } from '../figures/figure.ts';
import { type Instant, millis, type PlanId } from '../ids.ts';
import type { DataImpact } from '../impact/shapes.ts';
import type { MadePlan } from '../incident/incident.ts';
import type { FrozenPlan, ReleaseRef } from '../plan/plan.ts';
import type { Happened } from '../timeline/entries.ts';
import { type ApprovalAccount, type ApprovalAsk, approvalsOf, asksOf } from './approvals.ts';
import { type StepAccount, stepsOf } from './steps.ts';
import { toldOf } from './told.ts';

/** The run of a plan. Milliseconds. */
export type RunAccount = {
  readonly playbook: FrozenPlan['playbook'];
  readonly hash: string;
  readonly from: ReleaseRef;
  readonly to: ReleaseRef;
  /** The longest that its slowest path of steps was to take; what people take is not in it. */
  readonly estimateMs: number;
  /** From the activation to the end. */
  readonly actualMs: number | undefined;
  readonly steps: readonly StepAccount[];
  readonly pauses: readonly {
    readonly why: EventOf<'RunPaused'>['why'];
    readonly from: Instant;
    readonly to: Instant | undefined;
  }[];
  readonly asks: readonly ApprovalAsk[];
  readonly approvals: readonly ApprovalAccount[];
  readonly data: DataImpact['verdict'];
  readonly figures: {
    readonly before: readonly Figure[];
    readonly last: readonly Figure[];
    readonly worse: readonly Worse[];
  };
};

type Span = { readonly activated: Instant | undefined; readonly ended: Instant | undefined };

/** The run of a plan that was decided, or that a decision waits to begin. */
export function runOf(
  log: readonly Happened[],
  { id, hash, document }: MadePlan,
  { activated, ended }: Span,
): RunAccount {
  const { playbook, from, to, estimateMs } = document;
  const read = toldOf(log, 'FiguresRead').findLast(({ event }) => event.plan === id);
  const frozen = toldOf(log, 'FiguresFrozen').find(({ event }) => event.plan === id);
  return {
    playbook,
    hash,
    from,
    to,
    estimateMs,
    actualMs: activated && ended ? millis(ended) - millis(activated) : undefined,
    steps: stepsOf(log, id, document),
    pauses: pausesOf(log, id),
    asks: asksOf(log, id),
    approvals: approvalsOf(log, id),
    data: document.dataImpact.verdict,
    figures: {
      before: frozen?.event.figures ?? [],
      last: read?.event.figures ?? [],
      worse: read?.event.worse ?? [],
    },
  };
}

const goesOn: ReadonlySet<Happened['event']['type']> = new Set([
  'RunResumed',
  'RunStopping',
  'RunEnded',
]);

const pausesOf = (log: readonly Happened[], plan: PlanId): RunAccount['pauses'] =>
  toldOf(log, 'RunPaused')
    .filter(({ event }) => event.plan === plan)
    .map(({ event: { why }, at, version }) => ({
      why,
      from: at,
      to: log.find(
        ({ event, version: later }) =>
          later > version && goesOn.has(event.type) && 'plan' in event && event.plan === plan,
      )?.at,
    }));
