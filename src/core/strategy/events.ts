import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId, PlanId, Target } from '../ids.ts';
import { Loss } from '../impact/shapes.ts';
import { FrozenPlan } from '../plan/plan.ts';
import { Considered, nothingConsidered } from '../proposals/considered.ts';
import { ProposalId } from '../proposals/ids.ts';
import { OpenLesson } from '../report/shapes.ts';
import { stored } from '../stored.ts';
import { Strategy } from './strategy.ts';

/** How many of an effect there were when the card was shown or go was said; null when nobody could tell. */
export const EffectCount = z.strictObject({ effect: z.string(), count: z.int().nullable() });
export type EffectCount = z.infer<typeof EffectCount>;

const outcomes = ['success', 'partial', 'failed', 'worse', 'aborted', 'superseded'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** Texts: `reason`. */
const StrategyProposed = stored('StrategyProposed', {
  /** What it is called on the table. */
  proposal: ProposalId.optional(),
  strategy: Strategy,
  plan: PlanId.optional(),
  by: PersonId,
});
/** The authority's "not now". The proposal comes back at `until`. */
const ProposalDeclined = stored('ProposalDeclined', {
  plan: PlanId.optional(),
  /** Where it names no plan. */
  proposal: ProposalId.optional(),
  until: Instant,
  because: Because,
});
const ProposalExpired = stored('ProposalExpired', {
  plan: PlanId.optional(),
  proposal: ProposalId.optional(),
});

const PlanMade = stored('PlanMade', {
  plan: PlanId,
  hash: z.string(),
  playbook: z.string(),
  document: FrozenPlan,
  /** What was learned and its playbook had not taken up. */
  lessons: z.array(OpenLesson).optional(),
  by: PersonId,
});

/** What a person was shown before deciding, and until when a decision may rest on it. Texts: `card`, and the `reason` that was given with it. */
const CardShown = stored('CardShown', {
  plan: PlanId,
  card: z.string(),
  to: PersonId,
  until: Instant,
  counts: z.array(EffectCount),
  /** What the plan would lose of data. */
  losses: z.array(Loss).optional(),
});

/** The decision. Texts: `reason`. */
const StrategyDecided = stored('StrategyDecided', {
  strategy: Strategy,
  plan: PlanId.optional(),
  epoch: z.int().positive(),
  targets: z.array(Target),
  counts: z.array(EffectCount),
  /** Assumptions that nothing had proven when this was decided. */
  unproven: z.array(z.string()),
  /** What was on the table and known then. */
  considered: Considered.default(nothingConsidered),
  because: Because,
});
const StrategyActivated = stored('StrategyActivated', {
  strategy: Strategy,
  plan: PlanId.optional(),
  epoch: z.int().positive(),
  targets: z.array(Target),
});
/** Ids of steps of the strategy that a switch ends: those that have finished, and those that are half done or nobody can tell. */
export const LeftStanding = z.strictObject({
  done: z.array(z.string()),
  open: z.array(z.string()),
});
export type LeftStanding = z.infer<typeof LeftStanding>;

/** Phase one of a switch: the old strategy starts nothing more. `override` lets phase two come before all its steps are settled. Texts: `reason`. */
const SwitchOrdered = stored('SwitchOrdered', {
  from: z.int().positive(),
  strategy: Strategy,
  plan: PlanId.optional(),
  epoch: z.int().positive(),
  targets: z.array(Target),
  override: z.boolean(),
  /** What the old strategy leaves as it is, or with `undo` takes back first; missing where no plan was carried out. */
  left: LeftStanding.optional(),
  /** As in a decision: how many of each effect there were, and what nothing had proven of the next plan. */
  counts: z.array(EffectCount).default([]),
  unproven: z.array(z.string()).default([]),
  considered: Considered.default(nothingConsidered),
  /** What the old strategy has changed is taken back first. */
  undo: z.boolean().optional(),
  because: Because,
});
const StrategyEnded = stored('StrategyEnded', {
  epoch: z.int().positive(),
  targets: z.array(Target),
  outcome: Outcome,
});
/** What these steps did to stop the exposure stays in force under whatever follows. */
const ContainmentBegan = stored('ContainmentBegan', {
  plan: PlanId,
  strategy: Strategy,
  targets: z.array(Target),
});
/** It was taken back, by the run of `by`. */
const ContainmentEnded = stored('ContainmentEnded', {
  plan: PlanId,
  targets: z.array(Target),
  by: PlanId,
});
/** It stays on purpose; somebody owns it as a residual. Texts: `reason`. */
const ContainmentKept = stored('ContainmentKept', { plan: PlanId, because: Because });

export const strategyEvents = [
  StrategyProposed,
  ProposalDeclined,
  ProposalExpired,
  PlanMade,
  CardShown,
  StrategyDecided,
  StrategyActivated,
  SwitchOrdered,
  StrategyEnded,
  ContainmentBegan,
  ContainmentEnded,
  ContainmentKept,
] as const;
