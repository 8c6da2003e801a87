import type { Instant } from '../../core/ids.ts';

/** One thing to tell the pager about one page. */
export type PageCall = {
  /** The same for all that is ever told about this page, and in every try: the pager takes a repetition for what it is. */
  readonly key: string;
  /** `trigger` wakes; `acknowledge`: the person has answered, the decision still waits; `resolve`: it rings no more. */
  readonly action: 'trigger' | 'acknowledge' | 'resolve';
  readonly person: string;
  /** How the pager knows this person, where the configuration says so. */
  readonly contact: string | undefined;
  readonly incident: string;
  readonly targets: readonly string[];
  /** `sev2`, or nothing yet. */
  readonly severity: string | undefined;
  /** What it is about, in one line. */
  readonly summary: string;
  /** Where people get to the incident in Slack, where it has a channel there. */
  readonly link: string | undefined;
  /** Since when this page stands. */
  readonly at: Instant;
};

/**
 * What became of telling it. `taken`: the pager has it, and maybe says that it has reached the person. `refused`: it will
 * not take this however often it is told. `later`: nobody knows, or not now; to be told again, at the earliest in `afterMs`.
 * Codes are stable words: `SecretMissing`, `Refused`, `Busy`, `Unreachable`, `Timeout`, …
 */
export type PageOutcome =
  | { readonly status: 'taken'; readonly delivered: boolean }
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'later'; readonly code: string; readonly afterMs: number | undefined };

/** Reaches people who may sleep. Never throws for what the world does or lacks. */
export type Pager = (call: PageCall, signal: AbortSignal) => Promise<PageOutcome>;
