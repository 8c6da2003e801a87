import type { JsonObject } from '../../../src/lib/json.ts';

/** A form that is open at somebody. A person's open forms are a stack of at most three, the last one on top. */
export type View = {
  readonly id: string;
  readonly user: string;
  /** The view as the app sent it, every block with a `block_id`. */
  readonly content: JsonObject;
  readonly hash: string;
  readonly rootViewId: string;
  readonly previousViewId: string | undefined;
};

/** What the app has published in somebody's Home. */
export type Home = {
  readonly id: string;
  readonly user: string;
  readonly content: JsonObject;
  readonly hash: string;
};

/** Why a form went away. `dismissed` by the person, `cleared` with its whole stack, `submitted`, or put away by another one. */
export type ViewEnd = 'dismissed' | 'cleared' | 'submitted' | 'replaced';
