import type { Actor } from '../core/command.ts';
import type { Order } from '../core/orders.ts';
import type { Arrival } from './ship.ts';

/** An order as it came in: read and signed in, with the incident it was given in, if it was given in one. */
export type Ordered = {
  readonly order: Order;
  readonly incident: string | undefined;
  /** The epoch of the strategy that was on the screen on which it was given, where it was given on one. */
  readonly seen?: number | undefined;
  readonly actor: Actor;
  readonly arrival: Arrival;
};
