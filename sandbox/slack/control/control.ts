import type { Delivery } from '../delivery/delivery.ts';
import type { Live } from '../people/live.ts';
import type { Workspace } from '../state/workspace.ts';
import type { FaultDesk } from './faults.ts';
import type { Log } from './log.ts';

/** What can be controlled. */
export type Control = {
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly faults: FaultDesk;
  readonly log: Log;
  readonly live: Live;
};

/** An answer of `/_control`. */
export type ControlAnswer =
  | ({ readonly ok: true } & Readonly<Record<string, unknown>>)
  | { readonly ok: false; readonly error: string; readonly say: string };
