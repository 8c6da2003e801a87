import type { Instant } from '../../core/ids.ts';
import type { Anchor } from '../../core/proof/anchor.ts';

/** What came of bringing anchors to a place. */
export type Brought =
  | {
      readonly status: 'taken';
      /** What the place gave for it, as text: a token in hexadecimal digits, a commit, the name of an object. */
      readonly receipt: string;
      /** What the time was by the clock of the place; undefined where it does not say. */
      readonly at?: Instant | undefined;
    }
  /** `code` says why; it is tried again. */
  | { readonly status: 'later'; readonly code: string };

/** An anchor and what a place gave for it. */
export type Receipt = { readonly anchor: Anchor; readonly receipt: string };

/** What a place is held against: all that the registry has, the oldest first. */
export type AskedFor = {
  readonly registry: string;
  readonly anchors: readonly Anchor[];
  /** What the place gave, by the word of the registry. */
  readonly receipts: readonly Receipt[];
};

/** What a place says when it is asked for the anchors that it was brought. */
export type Confirmed = {
  /** The newest anchor that it vouches for, and since when it knew of it by its own clock. */
  readonly last?: { readonly anchor: Anchor; readonly at: Instant | undefined } | undefined;
  /** The newest anchor of this registry that it holds, whether or not the registry knows of it; where it can tell. */
  readonly newest?: Pick<Anchor, 'number' | 'position'> | undefined;
  /** Where it says something else than this registry, a sentence each. */
  readonly problems: readonly string[];
  /** Why it vouches for nothing, in a sentence: it cannot be asked, or keeps nothing that could be. */
  readonly silent?: string | undefined;
};

/** Somewhere that whoever runs this bot should not be able to rewrite. */
export type AnchorPlace = {
  /** As the configuration calls it. */
  readonly name: string;
  /** Brings the anchors that it does not have, the oldest first. A second time the same changes nothing. Never rejects. */
  readonly bring: (anchors: readonly Anchor[], signal: AbortSignal) => Promise<Brought>;
  /** Compares all that it keeps of this registry with what the registry has. Never rejects. */
  readonly confirm: (asked: AskedFor, signal: AbortSignal) => Promise<Confirmed>;
};

/** The places of the configuration in force. */
export type AnchorPlaces = () => readonly AnchorPlace[];

/** The last anchor, kept beside the registry and not in it: what came back from a backup is older than it. */
export type AnchorNote = {
  /** Undefined when there is none, or none that can be read. */
  readonly read: () => Promise<Anchor | undefined>;
  readonly write: (anchor: Anchor) => Promise<void>;
};
