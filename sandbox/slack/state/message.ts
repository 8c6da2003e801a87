import type { Json, JsonObject } from '../../../src/lib/json.ts';

export type Reaction = { readonly name: string; readonly users: readonly string[] };

/** Data of the app that people do not see; read back only when asked for. */
export type Metadata = { readonly event_type: string; readonly event_payload: JsonObject };

export type MessageSubtype =
  | 'thread_broadcast'
  | 'tombstone'
  | 'channel_join'
  | 'channel_leave'
  | 'channel_topic'
  | 'channel_purpose'
  | 'channel_name'
  | 'channel_archive'
  | 'channel_unarchive';

/** A message in a channel. `ts` (`seconds.micros`) is its id, unique and rising within the channel. */
export type Message = {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  /** Set when the app wrote it. */
  readonly botId: string | undefined;
  readonly subtype: MessageSubtype | undefined;
  readonly text: string;
  /** Each with a `block_id`, given or generated. Undefined and empty both mean: only text. */
  readonly blocks: readonly JsonObject[] | undefined;
  readonly attachments: readonly Json[] | undefined;
  /** The parent's `ts` for a reply; a parent itself has none here, its replies are found by it. */
  readonly threadTs: string | undefined;
  readonly edited: { readonly user: string; readonly ts: string } | undefined;
  readonly metadata: Metadata | undefined;
  readonly reactions: readonly Reaction[];
  readonly files: readonly string[];
};

/** A message shown to one person only: not in history, gone on reload, changed only through a `response_url`. */
export type Ephemeral = {
  readonly channel: string;
  readonly ts: string;
  readonly to: string;
  readonly user: string;
  readonly botId: string | undefined;
  readonly text: string;
  readonly blocks: readonly JsonObject[] | undefined;
  readonly attachments: readonly Json[] | undefined;
  readonly threadTs: string | undefined;
};
