import type { Binding } from '../app/ports/playbooks.ts';
import type { StepApproval } from '../core/approval/shapes.ts';
import { byHand } from '../core/plan/by-hand.ts';
import type { FrozenPlan, Retry, StepSpec } from '../core/plan/plan.ts';
import type { Strategy } from '../core/strategy/strategy.ts';
import { Duration } from '../lib/durations.ts';
import { checkSpec } from '../written/check.ts';
import type { Kinds } from '../written/kinds.ts';
import { longestPath } from './graph.ts';
import type { WrittenPlaybook } from './schema.ts';
import type { WrittenStep } from './step.ts';
import { undoId } from './undo.ts';

type Who = (kind: string) => StepSpec['by'];

const noRetry: Retry = { max: 0, delayMs: 0, backoff: 'fixed', maxDelayMs: 0 };

const retryOf = (retry: WrittenStep['retry']): Retry =>
  retry === undefined
    ? noRetry
    : {
        max: retry.max,
        delayMs: retry.delay,
        backoff: retry.backoff,
        maxDelayMs: retry.max_delay,
      };

const stepSpec =
  (by: Who) =>
  (step: WrittenStep): StepSpec => ({
    id: step.id,
    name: step.name ?? step.id,
    kind: step.kind,
    by: by(step.kind),
    with: step.with,
    needs: step.needs,
    timeoutMs: step.timeout,
    idempotent: step.idempotent,
    retry: retryOf(step.retry),
    onFailure: step.on_failure,
    checkAfter: step.check_after.map(checkSpec),
    secrets: step.secrets,
    ...(step.approve === undefined ? {} : { approve: approvalOf(step.approve) }),
    rest: step.rest,
    ...(step.moves === undefined ? {} : { moves: step.moves }),
    ...(step.wave === undefined ? {} : { wave: step.wave }),
    writes: step.writes,
    reversible: step.reversible,
    restores: step.restores,
    ...(step.touches.length === 0 ? {} : { touches: step.touches }),
  });

const approvalOf = ({
  timeout,
  on_timeout: onTimeout = 'wait',
  ...rest
}: NonNullable<WrittenStep['approve']>): StepApproval => ({
  ...rest,
  onTimeout,
  ...(timeout === undefined ? {} : { timeoutMs: timeout }),
});

const undoOf =
  (by: Who) =>
  ({ id, name, compensate }: WrittenStep): FrozenPlan['compensate'] =>
    compensate === undefined
      ? []
      : [
          {
            for: id,
            step: {
              id: undoId(id),
              name: `Take back: ${name ?? id}`,
              kind: compensate.kind,
              by: by(compensate.kind),
              with: compensate.with,
              needs: [],
              timeoutMs: compensate.timeout,
              idempotent: false,
              retry: noRetry,
              onFailure: { do: 'pause' },
              checkAfter: [],
              secrets: compensate.secrets,
              rest: false,
              writes: [],
              reversible: 'yes',
              restores: [],
            },
          },
        ];

/** Who carries out steps of a kind. A kind that nobody knows was refused by the schema before. */
const whoIn =
  ({ steps }: Kinds): Who =>
  (kind) =>
    steps.find((each) => each.kind === kind)?.by ?? 'person';

const assumption = ({ text, check }: WrittenPlaybook['assumes'][number]) =>
  check === 'unproven' ? { text } : { text, check };

export type Parts = {
  readonly playbook: WrittenPlaybook;
  readonly digest: string;
  readonly inputs: FrozenPlan['inputs'];
  readonly binding: Binding;
};

/** What a step may take: its timeout, or the time that the clock was told to wait. Nobody can say how long a person takes. */
function costOf({ by, with: given, timeoutMs }: StepSpec): number {
  if (by === 'person') return 0;
  const duration = by === 'clock' ? Duration.safeParse(given['duration']) : undefined;
  return duration?.data ?? timeoutMs;
}

/** What a plan takes from what it is bound to. */
const boundTo = ({ strategy = 'rollback', service, targets, from, to }: Binding) => ({
  strategy,
  configuration: service.digest,
  targets: [...targets],
  from,
  to,
  effects: [...service.effects],
  stakeholders: service.stakeholders,
  ...service.data,
});

/** Steps that people wrote down in the incident: recovery means what the service says. */
export const freezeByHand = (steps: readonly StepSpec[], binding: Binding): FrozenPlan => ({
  playbook: byHand,
  ...boundTo(binding),
  inputs: {},
  assumes: [],
  preconditions: [],
  steps: [...steps],
  compensate: [],
  rest: [],
  finally: [],
  mitigatedWhen: [],
  criteria: [...binding.service.criteria],
  estimateMs: 0,
});

/**
 * The part of a playbook that carries this strategy out: its `contain:` block alone for a containment, asked for nothing
 * beforehand, because it has to happen at once and each of its steps can be taken back.
 */
export const partFor = (playbook: WrittenPlaybook, strategy: Strategy): WrittenPlaybook =>
  strategy === 'contain' && playbook.strategy !== 'contain'
    ? {
        ...playbook,
        assumes: [],
        preconditions: [],
        steps: playbook.contain,
        rest: [],
        finally: [],
      }
    : playbook;

const sourceOf = (
  { name, version, last_reviewed: lastReviewed }: WrittenPlaybook['metadata'],
  digest: string,
): FrozenPlan['playbook'] => ({
  name,
  version,
  digest,
  ...(lastReviewed !== undefined && { lastReviewed }),
});

/** The plan of a playbook whose templates are all bound. `estimateMs` is the longest path of step timeouts and waits, without the steps of people. */
export function freeze({ playbook, digest, inputs, binding }: Parts, kinds: Kinds): FrozenPlan {
  const by = whoIn(kinds);
  const steps = playbook.steps.map(stepSpec(by));
  const all = [...playbook.steps, ...playbook.rest, ...playbook.finally];
  return {
    playbook: sourceOf(playbook.metadata, digest),
    ...boundTo(binding),
    ...(playbook.contain.length > 0 && binding.strategy !== 'contain' ? { containable: true } : {}),
    inputs,
    assumes: playbook.assumes.map(assumption),
    preconditions: playbook.preconditions.map(checkSpec),
    steps,
    compensate: all.flatMap(undoOf(by)),
    rest: playbook.rest.map(stepSpec(by)),
    ...(playbook.first_wave === undefined ? {} : { firstWave: playbook.first_wave }),
    finally: playbook.finally.map(stepSpec(by)),
    mitigatedWhen: playbook.mitigated_when.map(checkSpec),
    ...(playbook.support_ack === undefined ? {} : { supportAck: playbook.support_ack }),
    criteria: [...playbook.validate.map(checkSpec), ...binding.service.criteria],
    estimateMs: longestPath(steps, costOf),
  };
}
