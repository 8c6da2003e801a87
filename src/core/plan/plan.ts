import { z } from 'zod';
import { digestOf } from '../../lib/hash.ts';
import { JsonObject } from '../../lib/json.ts';
import { Stakeholder, StepApproval } from '../approval/shapes.ts';
import { LocalId, PlanId, Target } from '../ids.ts';
import {
  DataImpact,
  DatasetSpec,
  restorable,
  reversibility,
  unknownImpact,
  Write,
} from '../impact/shapes.ts';
import { Strategy } from '../strategy/strategy.ts';

/** The shapes of a frozen plan. All durations are milliseconds; everything is already bound, nothing is a template. */

export const checkClasses = ['availability', 'consistency', 'integrity'] as const;

/** How much worse than before a figure may be: by this share of what it was, by this amount, or by any. */
export const Tolerance = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('share'), most: z.number().nonnegative() }),
  z.strictObject({ by: z.literal('amount'), most: z.number().nonnegative() }),
  z.strictObject({ by: z.literal('any') }),
]);
export type Tolerance = z.infer<typeof Tolerance>;

/** Which way a figure gets better. */
export const directions = ['lower', 'higher'] as const;

/** One read-only question and how often, how long and how patiently it is asked. */
export const CheckSpec = z.strictObject({
  id: LocalId,
  kind: z.string(),
  with: JsonObject,
  /** Between two measurements. */
  intervalMs: z.int().positive(),
  /** The longest one measurement may take; later it is an `error`. */
  timeoutMs: z.int().positive(),
  /** How long it must pass without a break before it counts as held. */
  soakMs: z.int().nonnegative(),
  initialDelayMs: z.int().nonnegative(),
  /** How long a check that does not pass may go on being asked before its verdict stands. */
  withinMs: z.int().nonnegative(),
  /** How many measurements in a row may fail, err or be inconclusive before the verdict says so. */
  failureLimit: z.int().nonnegative(),
  inconclusiveLimit: z.int().nonnegative(),
  errorLimit: z.int().nonnegative(),
  class: z.enum(checkClasses).optional(),
  secrets: z.array(z.string()),
  /** For a criterion whose figure is compared with what it was before the run; without them its kind says. */
  tolerance: Tolerance.optional(),
  better: z.enum(directions).optional(),
});
export type CheckSpec = z.infer<typeof CheckSpec>;

/** What a service says of recovery, and of which of its targets. Those stored before name no target. */
export const OwnCriterion = CheckSpec.extend({ target: Target.optional() });
export type OwnCriterion = z.infer<typeof OwnCriterion>;

export const Retry = z.strictObject({
  /** Tries after the first. Only a step that its author calls idempotent has any. */
  max: z.int().nonnegative(),
  delayMs: z.int().nonnegative(),
  backoff: z.enum(['fixed', 'exponential']),
  maxDelayMs: z.int().nonnegative(),
});
export type Retry = z.infer<typeof Retry>;

/** What happens when a step fails for good. */
export const OnFailure = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('pause') }),
  z.strictObject({ do: z.literal('abort') }),
  z.strictObject({ do: z.literal('continue') }),
  z.strictObject({ do: z.literal('compensate') }),
  z.strictObject({ do: z.literal('goto'), step: LocalId }),
]);
export type OnFailure = z.infer<typeof OnFailure>;

/** How a step is carried out: by a leased worker, by a person, or by the clock. */
export const stepActors = ['worker', 'person', 'clock'] as const;

/** What a step moves, so that figures may get worse by it. */
export const movable = ['traffic', 'versions'] as const;

export const StepSpec = z.strictObject({
  id: LocalId,
  name: z.string(),
  kind: z.string(),
  by: z.enum(stepActors),
  with: JsonObject,
  needs: z.array(LocalId),
  timeoutMs: z.int().positive(),
  idempotent: z.boolean(),
  retry: Retry,
  onFailure: OnFailure,
  checkAfter: z.array(CheckSpec),
  secrets: z.array(z.string()),
  /** Who has to agree before it starts. */
  approve: StepApproval.optional(),
  /** True where it is safe to stay after this step. */
  rest: z.boolean(),
  /** What it moves: figures are read again after it. */
  moves: z.enum(movable).optional(),
  /** Its wave: no step of a later one starts before this one is through and figures were read. */
  wave: z.int().positive().optional(),
  /** What it does to datasets, by its author's word. */
  writes: z.array(Write).default([]),
  reversible: z.enum(reversibility).default('yes'),
  /** What of the older release it brings back. */
  restores: z.array(z.enum(restorable)).default([]),
  /** Objects that it changes, by its author's word, beside those that its `with` names. */
  touches: z.array(z.string()).optional(),
});
export type StepSpec = z.infer<typeof StepSpec>;

/** A number that is read outside. */
export const CountSpec = z.strictObject({
  kind: z.string(),
  with: JsonObject,
  secrets: z.array(z.string()),
});
export type CountSpec = z.infer<typeof CountSpec>;

/** Something the bad release did that going back will not undo; counted at the card and again at go. */
export const EffectSpec = z.strictObject({
  id: LocalId,
  name: z.string(),
  count: CountSpec,
  /** The role that owns what is left over, and how long it has. */
  owner: z.string(),
  dueMs: z.int().positive(),
  /** How much it may grow during the run; without it by any: most counters grow as long as the bad release serves. */
  tolerance: Tolerance.optional(),
});
export type EffectSpec = z.infer<typeof EffectSpec>;

export const ReleaseRef = z.strictObject({ version: z.string(), digest: z.string().optional() });
export type ReleaseRef = z.infer<typeof ReleaseRef>;

export const firstWaves = ['one', 'all'] as const;

export const supportWays = ['required', 'notify'] as const;

/** A playbook bound to targets and releases. Its identity is the hash of its canonical form. */
export const FrozenPlan = z.strictObject({
  playbook: z.strictObject({
    name: z.string(),
    version: z.string(),
    digest: z.string(),
    /** The day on which somebody last went through it, as it says. */
    lastReviewed: z.iso.date().optional(),
  }),
  /** The course that it carries out. */
  strategy: Strategy.default('rollback'),
  /** For a fix forward: the release, commit or pull request that it waits for. */
  awaits: z.string().optional(),
  /** Its playbook has steps that stop the exposure at once. */
  containable: z.literal(true).optional(),
  /** The plan whose containment this one takes back. */
  ends: PlanId.optional(),
  /** Digest of what the service's configuration contributed (criteria, effects). */
  configuration: z.string(),
  targets: z.array(Target).min(1),
  /** What is live and what is live afterwards: the same where the strategy is no rollback. */
  from: ReleaseRef,
  to: ReleaseRef,
  inputs: JsonObject,
  assumes: z.array(z.strictObject({ text: z.string(), check: LocalId.optional() })),
  preconditions: z.array(CheckSpec),
  steps: z.array(StepSpec).min(1),
  /** For each step that can be taken back: the step that does it. Runs in reverse order of finishing. */
  compensate: z.array(z.strictObject({ for: LocalId, step: StepSpec })),
  rest: z.array(StepSpec),
  /** Whether the first wave is the smallest one, by its author's word. */
  firstWave: z.enum(firstWaves).optional(),
  finally: z.array(StepSpec),
  mitigatedWhen: z.array(CheckSpec),
  /** Whether recovery waits for support to say that reports do not rise; without it the service says. */
  supportAck: z.enum(supportWays).optional(),
  /** The playbook's `validate` and the service's success criteria: all must hold for `recovered`. */
  criteria: z.array(CheckSpec),
  effects: z.array(EffectSpec),
  /** Who has a say in it, and who is told. */
  stakeholders: z.array(Stakeholder).default([]),
  /** False where the service has not said what its releases do that stays: then nobody knows. */
  effectsDeclared: z.boolean().default(true),
  /** The data that the service keeps. */
  datasets: z.array(DatasetSpec).default([]),
  dataImpact: DataImpact.default(unknownImpact),
  /** What the slowest path of steps may take at most; what people take is not in it. */
  estimateMs: z.int().nonnegative(),
});
export type FrozenPlan = z.infer<typeof FrozenPlan>;

/** The plan's identity: what approvals and decisions bind to. */
export const planHash = (plan: FrozenPlan): string => digestOf(plan);
