import type { Envelope } from '../../core/envelope.ts';
import type { Instant, Target } from '../../core/ids.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import type { RegistryEntry } from '../../core/registry/entry.ts';
import type { LockChange } from '../../core/strategy/locks.ts';
import type { Json } from '../../lib/json.ts';

/** An event on its way in. The registry adds position, recordedAt, salts, digests of texts, and the chain. */
export type NewEvent = {
  readonly stream: string;
  readonly type: string;
  readonly schema: number;
  readonly at: Instant;
  readonly actor: string;
  readonly via: Envelope['via'];
  readonly correlation: string;
  readonly mode: Envelope['mode'];
  readonly targets: readonly Target[];
  readonly codes: Readonly<Record<string, Json>>;
  /** Free text by name; stored beside the chain, the envelope keeps `sha256(salt ‖ text)`. */
  readonly texts: Readonly<Record<string, string>>;
};

export type { LockChange };

/** A moment at which the actor `timer` gives an order. A second `set` with the same key replaces the first. */
export type DueChange =
  | {
      readonly do: 'set';
      readonly key: string;
      readonly at: Instant;
      readonly stream: string;
      readonly order: Json;
    }
  | { readonly do: 'clear'; readonly key: string };

export type Lease = {
  readonly stepId: string;
  readonly epoch: number;
  readonly attempt: number;
  readonly owner: string;
  readonly until: Instant;
};
export type LeaseChange =
  | ({
      readonly do: 'take';
      /** So long from the moment at which it is stored, by the clock of the registry. */
      readonly forMs: number;
    } & Omit<Lease, 'until'>)
  | { readonly do: 'end'; readonly stepId: string };

export type Batch = {
  /** Whoever sends the same key again gets the first answer and changes nothing. */
  readonly key: string;
  /** Every stream that the decision looked at, with the version it saw (0: did not exist). All are checked in the same transaction. */
  readonly reads: readonly { readonly stream: string; readonly version: number }[];
  readonly events: readonly NewEvent[];
  /** Names that must be new in the whole registry: `INC-3`, `RB-17`, `epoch-9`. Taken already means conflict. */
  readonly names: readonly string[];
  readonly locks: readonly LockChange[];
  readonly leases: readonly LeaseChange[];
  readonly due: readonly DueChange[];
  /** Targets that come under this incident: another open one on any of them means conflict. */
  readonly takes?: { readonly incident: string; readonly targets: readonly Target[] };
  /** New state of read models, computed by the core from the same events. */
  readonly summaries: readonly IncidentSummary[];
  /** What incidents are found by, of the same events. The words of their texts are found by themselves. */
  readonly entries?: readonly RegistryEntry[];
  /** What the sender of the key is told, kept for repetitions. */
  readonly answer: Json;
  /** Stopping, and what has already happened outside: still taken when the disk is nearly full. */
  readonly urgent?: boolean;
};

export type Appended =
  | { readonly status: 'appended'; readonly events: readonly Envelope[] }
  | { readonly status: 'duplicate'; readonly answer: Json }
  /** Somebody else was first: read again and decide again. */
  | { readonly status: 'conflict'; readonly on: string }
  | { readonly status: 'targetHeld'; readonly target: Target; readonly by: string };
