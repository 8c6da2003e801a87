import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId, PlanId } from '../ids.ts';
import { stored } from '../stored.ts';
import { EffectCount } from '../strategy/events.ts';
import { acceptWords } from './needs.ts';
import { Loss } from './shapes.ts';

/** What the one who decided took upon themselves, with the figures that were on the screen. */
const RisksAccepted = stored('RisksAccepted', {
  plan: PlanId,
  /** Accepted by name although nobody knows it. */
  accepted: z.array(z.enum(acceptWords)),
  /** Whether the target was typed. */
  typed: z.boolean(),
  /** Assumptions that nothing had proven. */
  unproven: z.array(z.string()),
  counts: z.array(EffectCount),
  losses: z.array(Loss),
  because: Because,
});
/** A data owner gives up these rows by their number. */
const LossSigned = stored('LossSigned', {
  plan: PlanId,
  losses: z.array(Loss).min(1),
  by: PersonId,
  until: Instant,
  because: Because,
});
/** The time in which users should have stopped hurting is nearly over, or over. */
const TargetTimeNear = stored('TargetTimeNear', { objectiveMs: z.int().positive() });
const TargetTimeMissed = stored('TargetTimeMissed', { objectiveMs: z.int().positive() });
/** What became of something that was taken for granted. Texts: `evidence` when a person says so. */
const AssumptionSettled = stored('AssumptionSettled', {
  plan: PlanId,
  /** Counted from 1. */
  assumption: z.int().positive(),
  outcome: z.enum(['held', 'broken', 'never-known']),
  /** Missing where its check said so, or nobody ever knew. */
  because: Because.optional(),
});

export const impactEvents = [
  RisksAccepted,
  LossSigned,
  TargetTimeNear,
  TargetTimeMissed,
  AssumptionSettled,
] as const;
