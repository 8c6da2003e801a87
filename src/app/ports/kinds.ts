import type { Verdict } from '../../core/checks/verdict.ts';
import type { JsonObject } from '../../lib/json.ts';

/** What one try of a step is given. */
export type Effort = {
  /** `RB-17/stop-worker` */
  readonly stepId: string;
  readonly epoch: number;
  /** Stable over all tries of this step: the target may use it to recognize a repetition. */
  readonly idempotencyKey: string;
  /** Aborts on abort, on switch and at the step's timeout. */
  readonly signal: AbortSignal;
  /** Secret values by name, only those that the step lists. They never reach evidence or output. */
  readonly secrets: Readonly<Record<string, string>>;
  /** A line for the live tail; may be called often, is cheap, and may be dropped. */
  readonly progress: (line: string) => void;
};

/** How a try ended. `evidence` is small data (exit code, status, digest of the full output); `output` is its text, already capped and without secrets. */
export type Ending = {
  /** `unknown`: it was begun and nobody can tell whether it took effect, for example a request that got no answer. */
  readonly outcome: 'finished' | 'failed' | 'unknown';
  /** What was begun could not be ended, and may still act. Only with `unknown`. */
  readonly mayStillRun?: boolean;
  /** A stable word for a failure: `ExitCode`, `Timeout`, `Aborted`, `Unreachable`, `UnexpectedStatus`… */
  readonly code?: string;
  readonly evidence: JsonObject;
  readonly output: string;
};

/** A number that a check read. `share`: a part of one. */
export type Reading = {
  readonly value: number;
  readonly unit: 'number' | 'share';
  readonly better: 'lower' | 'higher';
};

/** One answer of one check. `summary` is one short line for people ("7/8 on 1, 1/8 on 2 (checkout-2)"). */
export type Measurement = {
  readonly verdict: Exclude<Verdict, 'skipped'>;
  readonly summary: string;
  readonly facts: JsonObject;
  /** The number that it looked at, where there is one, and which way that gets better. */
  readonly figure?: Reading;
};

/** What a measurement is given. */
export type Question = {
  readonly signal: AbortSignal;
  readonly secrets: Readonly<Record<string, string>>;
};

export type Count =
  | { readonly status: 'counted'; readonly count: number }
  | { readonly status: 'unknown'; readonly why: string };
