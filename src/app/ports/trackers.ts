import type { Instant } from '../../core/ids.ts';
import type { Behind } from '../../core/report/shapes.ts';

/** Secrets by their names. `isOpenToPrivate`: follow-ups of private incidents go there, too. */
export type TrackerEntry = { readonly isOpenToPrivate: boolean } & (
  | {
      readonly kind: 'github';
      readonly url: string;
      readonly repository: string;
      readonly tokenSecret: string;
      readonly labels: readonly string[];
    }
  | {
      readonly kind: 'jira';
      readonly url: string;
      readonly project: string;
      readonly issueType: string;
      readonly email: string;
      readonly tokenSecret: string;
    }
  | {
      readonly kind: 'linear';
      readonly url: string;
      readonly team: string;
      readonly keySecret: string;
    }
  | { readonly kind: 'webhook'; readonly urlSecret: string; readonly signingSecret: string }
);

/** A follow-up as it is written where work is. */
export type Filing = {
  /** `sternway/<registry>/INC-3/F2`: stands in the issue, the same in every try. */
  readonly mark: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A day: `2026-12-01`. */
  readonly due: string;
  /** When it was first tried: what may have been left there is looked for before anything is made. Undefined: never. */
  readonly triedAt: Instant | undefined;
};

/** It did not come about. `why`: what the tracker says, for the log alone. */
export type NotNow = {
  readonly status: 'later';
  readonly code: Behind;
  readonly afterMs?: number | undefined;
  readonly why?: string | undefined;
};
export type Filed =
  | {
      readonly status: 'filed';
      /** What the tracker calls it for good. */
      readonly issue: string;
      readonly link: string | undefined;
    }
  | NotNow;
/** How an issue stands there. */
export type Standing = { readonly status: 'open' | 'done' | 'dropped' } | NotNow;

/** Where work is. Never throws for what the world does or lacks. */
export type Trackers = {
  /** Makes the issue, or finds the one that an earlier try made. */
  readonly file: (entry: TrackerEntry, filing: Filing, signal: AbortSignal) => Promise<Filed>;
  readonly look: (entry: TrackerEntry, issue: string, signal: AbortSignal) => Promise<Standing>;
};
