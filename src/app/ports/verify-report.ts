import type { Instant } from '../../core/ids.ts';

/** What verifying a registry found. */
export type VerifyReport = {
  readonly ok: boolean;
  readonly events: number;
  readonly streams: number;
  /** Position of the last event that was looked at. */
  readonly head: number;
  readonly erased: readonly {
    /** The stream whose text is gone; empty where it is no text of a stream. */
    readonly stream: string;
    readonly what: string;
    readonly by: string;
    readonly basis: string;
  }[];
  /** What the anchors of this registry say; what is wrong with them stands among the problems. */
  readonly anchors: {
    readonly count: number;
    readonly last: {
      readonly number: number;
      readonly position: number;
      readonly at: Instant;
      readonly digest: string;
    } | null;
    /** SHA-256 of the public keys that signed, the first one first. Whoever verifies compares them with what they know. */
    readonly keys: readonly string[];
    /** No faults, and yet to be known, a sentence each. */
    readonly provisos: readonly string[];
  };
  /** The first bad rows, in order of position: what, where, and which rule it breaks. */
  readonly problems: readonly {
    readonly position: number;
    readonly stream: string;
    readonly what: string;
  }[];
};
