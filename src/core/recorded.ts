import type { Mode, Via } from './envelope.ts';
import type { Event } from './events.ts';
import type { Instant } from './ids.ts';

/** An event with the moment it happened, who made it happen and how, and its mode: what state is folded from. */
export type Recorded = {
  readonly event: Event;
  readonly at: Instant;
  readonly mode: Mode;
  /** As the record names one: a person, `timer`, `worker`, `slack` or `machine:<token>`. */
  readonly actor: string;
  readonly via: Via;
};
