/** What `/_control` answers and takes. */
import { z } from 'zod';

/** One line of the log: something that went between the app and the workspace, or was done to the workspace. */
export const logEntry = z.object({
  /** Counts up; never starts again, not even by a reset. */
  n: z.int(),
  /** Milliseconds on the workspace's clock. */
  at: z.number(),
  kind: z.enum(['call', 'envelope', 'ack', 'socket', 'response', 'act', 'control']),
  from: z.enum(['app', 'workspace', 'person']),
  /** The method, the command, the type of the event or of the interaction, the act. */
  name: z.string(),
  ok: z.boolean(),
  error: z.string().optional(),
  /** How long it took, in milliseconds. */
  ms: z.number().optional(),
  /** Joins an envelope to its acknowledgement. */
  envelope: z.string().optional(),
  body: z.unknown().optional(),
  answer: z.unknown().optional(),
});
export type LogEntry = z.infer<typeof logEntry>;

export const logPage = z.object({ ok: z.literal(true), entries: z.array(logEntry) });
export type LogPage = z.infer<typeof logPage>;

const seconds = z.number().min(0).max(86_400);
const ms = z.number().min(0).max(86_400_000);

/** What goes wrong. The first five befall calls of the Web API, the rest what is sent to the app. */
export const mishap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rateLimited'), retryAfter: seconds.default(1) }),
  z.object({ kind: z.literal('status'), status: z.int().min(400).max(599).default(503) }),
  /** `{ ok: false, error }` with whatever else belongs to it, and nothing is done. */
  z.object({
    kind: z.literal('refuse'),
    error: z.string(),
    more: z.record(z.string(), z.unknown()).optional(),
  }),
  /** The connection ends before anything is done. */
  z.object({ kind: z.literal('dropRequest') }),
  /** The call is carried out, and the connection ends instead of the answer. */
  z.object({ kind: z.literal('dropAnswer') }),
  /** Of a call: before it is carried out. Of an envelope: before it is sent. */
  z.object({ kind: z.literal('slow'), ms }),
  /** The envelope is never sent. */
  z.object({ kind: z.literal('lost') }),
  /** The app's acknowledgement is not heard. */
  z.object({ kind: z.literal('dropAck') }),
  /** An event is sent twice: as the same, or as one with an id of its own. */
  z.object({ kind: z.literal('duplicate'), eventId: z.enum(['same', 'different']) }),
  /** Events are kept back until they are released, the last one first. */
  z.object({ kind: z.literal('hold') }),
]);
export type Mishap = z.infer<typeof mishap>;

/** A fault that waits for its occasion. `on` is a method, a type of envelope, a command, a type of event or `*`. */
export const faultBody = z.object({
  on: z.string().min(1),
  do: mishap,
  /** How many occasions pass before the first that is hit. */
  after: z.int().min(0).default(0),
  /** How many are hit; missing: one. */
  times: z.union([z.int().min(1), z.literal('always')]).default(1),
});
export type FaultBody = z.input<typeof faultBody>;
export type FaultRule = z.infer<typeof faultBody>;

export const clockBody = z.object({
  advanceMs: z
    .number()
    .min(0)
    .max(366 * 86_400_000),
});

export const socketBody = z.object({
  /** `warning`, `refresh` and `linkDisabled` are said to the app; `cut` is not. */
  do: z.enum(['warning', 'refresh', 'linkDisabled', 'cut']),
  /** One connection by its place, oldest first; missing: all. */
  connection: z.int().min(0).optional(),
});
export type SocketBody = z.infer<typeof socketBody>;

/** Nothing is answered and nothing is sent for a while, as when Slack is down. */
export const silenceBody = z.object({ ms });

export const eventsBody = z.discriminatedUnion('do', [
  /** Sends what a `hold` keeps back. */
  z.object({ do: z.literal('release') }),
  /** Says that the app's events were limited this minute. */
  z.object({ do: z.literal('appRateLimited') }),
  /** Sends an event as it stands, whether or not anything has happened. */
  z.object({ do: z.literal('send'), event: z.looseObject({ type: z.string() }) }),
]);
export type EventsBody = z.infer<typeof eventsBody>;

/** Sends an envelope again: that with this number in the log, or the last of that name. */
export const redeliverBody = z.object({
  n: z.int().optional(),
  name: z.string().optional(),
  eventId: z.enum(['same', 'different']).default('same'),
});
export type RedeliverBody = z.input<typeof redeliverBody>;

export const appBody = z.discriminatedUnion('do', [
  /** Takes the app's tokens away, or gives them back. */
  z.object({ do: z.literal('revoke') }),
  z.object({ do: z.literal('restore') }),
  z.object({ do: z.literal('uninstall') }),
  /** Takes scopes away, or gives them. */
  z.object({ do: z.literal('withhold'), scopes: z.array(z.string()) }),
  z.object({ do: z.literal('grant'), scopes: z.array(z.string()) }),
]);
export type AppBody = z.infer<typeof appBody>;

export const appSecrets = z.object({
  ok: z.literal(true),
  botToken: z.string(),
  appToken: z.string(),
  signingSecret: z.string(),
  connections: z.int(),
});
