import { z } from 'zod';
import { JsonObject } from '../../lib/json.ts';
import { Because } from '../because.ts';
import { Instant, PersonId, Target } from '../ids.ts';
import { stored } from '../stored.ts';
import { Verdict } from './verdict.ts';

/** What a check says now, recorded when that changes. `held`: it passed through its whole soak. Texts: `summary`. */
const CheckReported = stored('CheckReported', {
  /** `criterion/purchases`, `after/start-worker/worker-answers` */
  check: z.string(),
  epoch: z.int().positive().optional(),
  verdict: Verdict,
  held: z.boolean(),
  facts: JsonObject,
});
/** The authority would go without checks that answer for data: a second person has to agree. Texts: `reason`. */
const WaiverProposed = stored('WaiverProposed', {
  /** As it was said, and the checks that it means. */
  said: z.string(),
  checks: z.array(z.string()).min(1),
  because: Because,
});
/** Texts: `reason`. */
const CheckWaived = stored('CheckWaived', {
  check: z.string(),
  /** Who agreed, where it takes two. */
  second: PersonId.optional(),
  because: Because,
});

/** Work that is left because of an effect, a waiver, a step that nobody can account for, a `finally` that did not run, or a containment that stays. */
const ResidualOpened = stored('ResidualOpened', {
  residual: z.string(),
  cause: z.enum(['effect', 'waiver', 'step', 'finally', 'containment', 'data']),
  /** The effect's, check's or step's id. */
  of: z.string(),
  name: z.string(),
  count: z.int().nullable().optional(),
  /** A role. */
  owner: z.string(),
  /** Where it is left over; without them, anywhere in the incident. */
  targets: z.array(Target).optional(),
  due: Instant,
});
/** There is more of an effect than its open residual says: its owner is told anew. */
const ResidualGrew = stored('ResidualGrew', {
  residual: z.string(),
  name: z.string(),
  /** How many there are now, in all. */
  count: z.int().positive(),
});
/** Texts: `evidence`. */
const ResidualClosed = stored('ResidualClosed', {
  residual: z.string(),
  outcome: z.enum(['done', 'waive']),
  by: PersonId,
  because: Because,
});

export const checkEvents = [
  CheckReported,
  WaiverProposed,
  CheckWaived,
  ResidualOpened,
  ResidualGrew,
  ResidualClosed,
] as const;
