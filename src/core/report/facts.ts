import type { Reachable } from './publishing.ts';

/** What an order about the report rests on. */
export type ReportFacts = {
  /** The section that is written, as it reads now; null where it was erased, undefined where nobody has written it or it was not looked up. */
  readonly standing?: string | null | undefined;
  /** What there is to publish to; looked up for publishing. */
  readonly reachable?: Reachable | undefined;
};
