import type { Json, JsonObject } from '../../../src/lib/json.ts';

/** Where a Socket Mode connection is opened: each call answers a fresh address with a one-time ticket. */
export type Links = { open(): string };

/** What a trigger id is worth now. Using it spends it. */
export type TriggerUse =
  | { readonly ok: true; readonly user: string }
  | {
      readonly ok: false;
      readonly error: 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id';
    };
export type Triggers = { use(triggerId: string): TriggerUse };

/** What a fault does to one call: nothing, another answer, or the connection is cut without any. */
export type FaultEffect =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string | JsonObject;
    }
  | { readonly kind: 'drop' };

/** Faults around every Web API call. Latency is a slow promise. `after` means: the call has been carried out. */
export type Faults = {
  before(method: string): Promise<FaultEffect>;
  after(method: string): Promise<FaultEffect>;
};

/** One Web API call, for the log; `args` without the token. `status` 0: the connection was cut. */
export type LoggedCall = {
  readonly at: number;
  readonly ms: number;
  readonly method: string;
  readonly args: JsonObject;
  readonly status: number;
  readonly answer: Json;
};
export type CallLog = { call(entry: LoggedCall): void };
