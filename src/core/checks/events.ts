import { z } from 'zod';
import { JsonObject } from '../../lib/json.ts';
import { Because } from '../because.ts';
import { Instant, PersonId } from '../ids.ts';
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
/** Texts: `reason`. */
const CheckWaived = stored('CheckWaived', { check: z.string(), because: Because });

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
  due: Instant,
});
/** Texts: `evidence`. */
const ResidualClosed = stored('ResidualClosed', {
  residual: z.string(),
  outcome: z.enum(['done', 'waive']),
  by: PersonId,
  because: Because,
});

export const checkEvents = [CheckReported, CheckWaived, ResidualOpened, ResidualClosed] as const;
