import { z } from 'zod';
import { JsonObject } from '../../lib/json.ts';
import { Because } from '../because.ts';
import { Worse } from '../figures/figure.ts';
import { Instant, LocalId, PersonId, PlanId } from '../ids.ts';
import { stored } from '../stored.ts';
import { Outcome } from '../strategy/events.ts';
import { AckState } from './orders.ts';

/** Which try of which step of which plan under which strategy. */
const attempt = {
  plan: PlanId,
  step: LocalId,
  epoch: z.int().positive(),
  attempt: z.int().positive(),
};

const pauseReasons = [
  'ordered',
  'step-failed',
  'step-unknown',
  'check-failed',
  'worse',
  'outside-change',
] as const;

/** Texts: `reason` when a person gave one. */
const RunPaused = stored('RunPaused', {
  plan: PlanId,
  why: z.enum(pauseReasons),
  step: LocalId.optional(),
  check: z.string().optional(),
  /** With `worse`: the figures that are worse than before in two readings. */
  worse: z.array(Worse).optional(),
  because: Because.optional(),
});
const RunResumed = stored('RunResumed', { plan: PlanId, because: Because });
/** No step of the plan starts any more; what runs is told to end; `finally` follows. Texts: `reason`. */
const RunStopping = stored('RunStopping', {
  plan: PlanId,
  why: z.enum(['aborted', 'failed', 'compensate']),
  step: LocalId.optional(),
  because: Because.optional(),
});
const RunEnded = stored('RunEnded', { plan: PlanId, outcome: Outcome });

const StepStarted = stored('StepStarted', {
  ...attempt,
  owner: z.string(),
  until: Instant.optional(),
});
/** The worker stood at the door and did not go in: a known outcome. */
const StepNotRun = stored('StepNotRun', { ...attempt, why: z.string() });
const StepAwaitsAck = stored('StepAwaitsAck', { ...attempt, role: z.string(), until: Instant });
/** Texts: `evidence`. */
const StepAcknowledged = stored('StepAcknowledged', {
  ...attempt,
  state: AckState,
  by: PersonId,
  /** Blocked, and not a word of what is missing: it is asked for. */
  unsaid: z.literal(true).optional(),
});
/** The role has said nothing for a while: its holders are asked once more. */
const StepAckReminded = stored('StepAckReminded', { ...attempt, role: z.string() });
/** Nobody of the role answers: its holders and the deputy are asked, and at last the authority decides what becomes of the step. */
const StepAckEscalated = stored('StepAckEscalated', {
  ...attempt,
  role: z.string(),
  to: z.enum(['deputy', 'authority']),
});
/** Texts: `output`. */
const StepFinished = stored('StepFinished', { ...attempt, evidence: JsonObject });
/** Texts: `output`. With `retryAt` the policy tries again then. */
const StepFailed = stored('StepFailed', {
  ...attempt,
  code: z.string(),
  evidence: JsonObject,
  retryAt: Instant.optional(),
});
/** Nobody can tell whether it ran. `mayStillRun`: its machine could not be reached to end what it left. */
const StepUnknown = stored('StepUnknown', {
  ...attempt,
  owner: z.string(),
  mayStillRun: z.boolean(),
  /** Only where the author says that running it twice is harmless. */
  retry: z.boolean(),
});
/** Texts: `evidence`. */
const StepSettled = stored('StepSettled', {
  ...attempt,
  outcome: z.enum(['done', 'not-done', 'abandon']),
  because: Because,
});
/** A person, or the retry policy (then without `because`), lets a step try once more. Texts: `reason`. */
const StepRetried = stored('StepRetried', {
  plan: PlanId,
  step: LocalId,
  because: Because.optional(),
});
/** Texts: `reason` when a person said so. */
const StepSkipped = stored('StepSkipped', {
  plan: PlanId,
  step: LocalId,
  because: Because.optional(),
});
const StepCanceled = stored('StepCanceled', { plan: PlanId, step: LocalId });

export const runEvents = [
  RunPaused,
  RunResumed,
  RunStopping,
  RunEnded,
  StepStarted,
  StepNotRun,
  StepAwaitsAck,
  StepAcknowledged,
  StepAckReminded,
  StepAckEscalated,
  StepFinished,
  StepFailed,
  StepUnknown,
  StepSettled,
  StepRetried,
  StepSkipped,
  StepCanceled,
] as const;
