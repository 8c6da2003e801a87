import type { Instant } from '../../core/ids.ts';
import type { Stage } from '../../core/public-updates/shapes.ts';
import type { NotNow } from './trackers.ts';

/** Secrets by their names. Without one to sign with nothing is signed. */
export type StatusPageEntry = {
  readonly urlSecret: string;
  readonly signingSecret: string | undefined;
};

/** A public update as it goes out: it names no person, no target and no incident of ours. */
export type Posting = {
  /** The same in every try, and of no other update. */
  readonly key: string;
  /** The same for all updates of one incident; says nothing about it. */
  readonly incident: string;
  readonly stage: Stage;
  readonly text: string;
  /** When it was approved. */
  readonly at: Instant;
};

export type Posted = { readonly status: 'taken'; readonly link: string | undefined } | NotNow;

/** Where the public reads how things stand. Never throws for what the world does or lacks. */
export type StatusPage = {
  readonly post: (entry: StatusPageEntry, posting: Posting, signal: AbortSignal) => Promise<Posted>;
};
