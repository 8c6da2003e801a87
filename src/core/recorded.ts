import type { Mode } from './envelope.ts';
import type { Event } from './events.ts';
import type { Instant } from './ids.ts';

/** An event with the moment it happened and its mode: what state is folded from. */
export type Recorded = {
  readonly event: Event;
  readonly at: Instant;
  readonly mode: Mode;
};
