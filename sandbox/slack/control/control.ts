import type { Delivery } from '../delivery/delivery.ts';
import type { Live } from '../people/live.ts';

/** What can be controlled: the way to the app with all that lies on it, and who is told of it. */
export type Control = Pick<Delivery, 'workspace' | 'faults' | 'log'> & {
  readonly delivery: Delivery;
  readonly live: Live;
};

/** An answer of `/_control`. */
export type ControlAnswer =
  | ({ readonly ok: true } & Readonly<Record<string, unknown>>)
  | { readonly ok: false; readonly error: string; readonly say: string };
