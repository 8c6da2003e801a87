import type { JsonObject } from '../../../src/lib/json.ts';

/** Why Slack says that it sends an event again. */
export type RetryReason = 'http_timeout' | 'http_error' | 'connection_failed' | 'timeout';

/** One thing that the app is sent. Commands and interactions once, events again while nobody acknowledges them. */
export type Envelope = {
  readonly id: string;
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  /** The command, the type of the interaction or of the event: what a person would call it. */
  readonly name: string;
  readonly payload: JsonObject;
  /** Whether the acknowledgement may carry an answer. */
  readonly answerable: boolean;
  readonly retry?: { readonly attempt: number; readonly reason: RetryReason };
};

/** What came of sending one envelope. */
export type Delivered =
  | { readonly ok: true; readonly answer: unknown }
  | {
      readonly ok: false;
      readonly why: 'nobody' | RetryReason;
      /** The app asked not to be sent this event again. */
      readonly final?: boolean;
    };

/** A way to the app: sockets, or signed requests. Never throws. */
export type Line = {
  readonly send: (envelope: Envelope) => Promise<Delivered>;
  /** Live sockets; 0 where there are none. */
  readonly connections: () => number;
};

/** How long the app may take to acknowledge, in milliseconds of the workspace's clock. */
export const ackMs = 3_000;
