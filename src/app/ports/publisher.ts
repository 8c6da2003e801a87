import type { Instant } from '../../core/ids.ts';

/** A report on its way to the webhook. What is sent is made of this alone, so that every try sends the same bytes. */
export type Parcel = {
  /** The same in every try: whoever receives it twice can tell. */
  readonly key: string;
  readonly incident: string;
  /** How often it was published, this time counted. */
  readonly publication: number;
  readonly at: Instant;
  /** The report as JSON, as `report json` gives it. */
  readonly report: string;
  readonly markdown: string;
};

/**
 * What became of sending it. `taken`: the webhook has it. `refused`: it will not take this however often it is sent.
 * `later`: nobody knows, or not now; to be sent again, at the earliest in `afterMs`. Codes are stable words: `NoWebhook`,
 * `Refused`, `SecretMissing`, `Busy`, `Unreachable`, `Timeout`, …
 */
export type Sent =
  | { readonly status: 'taken' }
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'later'; readonly code: string; readonly afterMs: number | undefined };

/** Brings reports to the webhook that the configuration names. Never throws for what the world does or lacks. */
export type Publisher = (parcel: Parcel, signal: AbortSignal) => Promise<Sent>;
