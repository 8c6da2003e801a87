/** What `/_people` answers and takes. The pages import the types, scripts and tests parse with the schemas. */
import { z } from 'zod';

const id = z.string().min(1).max(64);
const ts = z.string().regex(/^\d{1,12}\.\d{6}$/, 'a time stamp such as 1789012345.000100');

export const person = z.object({
  id,
  name: z.string(),
  realName: z.string(),
  kind: z.enum(['member', 'guest', 'app']),
  deactivated: z.boolean(),
});
export type Person = z.infer<typeof person>;

const team = z.object({ id, name: z.string(), domain: z.string() });

/** A block as Slack stores it: `block_id` is always there, the rest depends on its type. */
export const shownBlock = z.looseObject({ type: z.string(), block_id: z.string() });
export type ShownBlock = z.infer<typeof shownBlock>;

export const channelRow = z.object({
  id,
  /** Without `#`; of a direct conversation the other person's name. */
  name: z.string(),
  kind: z.enum(['public', 'private', 'direct']),
  /** Whether the person who asks is in it. */
  joined: z.boolean(),
  archived: z.boolean(),
  unread: z.int(),
  /** How many of the unread messages name this person. */
  mentions: z.int(),
  topic: z.string(),
  purpose: z.string(),
  members: z.array(id),
});
export type ChannelRow = z.infer<typeof channelRow>;

export const shownFile = z.object({
  id,
  name: z.string(),
  title: z.string(),
  mimetype: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Relative to the workspace's address. */
  url: z.string(),
  alt: z.string().optional(),
});
export type ShownFile = z.infer<typeof shownFile>;

export const shownMessage = z.object({
  channel: id,
  ts,
  author: z.object({ id, name: z.string(), app: z.boolean() }),
  /** Slack's text; beside blocks it is what a screen reader and a notification get. */
  text: z.string(),
  blocks: z.array(shownBlock),
  /** `channel_join`, `channel_topic`, `thread_broadcast`, … */
  subtype: z.string().optional(),
  /** Milliseconds. */
  editedAt: z.number().optional(),
  /** Of an answer: the message it answers. */
  thread: ts.optional(),
  /** Of a message with answers. */
  replies: z.object({ count: z.int(), latest: ts, users: z.array(id) }).optional(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(id) })),
  files: z.array(shownFile),
  pinned: z.boolean(),
  /** Only this person sees it, and it is in no history. */
  ephemeral: z.boolean(),
  metadata: z.unknown().optional(),
});
export type ShownMessage = z.infer<typeof shownMessage>;

const bookmark = z.object({ id, title: z.string(), link: z.string(), emoji: z.string() });

export const channelPage = z.object({
  ok: z.literal(true),
  channel: channelRow,
  /** Oldest first; answers in threads are in the thread's page alone, unless broadcast. */
  messages: z.array(shownMessage),
  /** Time stamps of the pinned messages. */
  pins: z.array(ts),
  bookmarks: z.array(bookmark),
});
export type ChannelPage = z.infer<typeof channelPage>;

export const threadPage = z.object({
  ok: z.literal(true),
  channel: channelRow,
  /** The parent first. */
  messages: z.array(shownMessage),
});
export type ThreadPage = z.infer<typeof threadPage>;

/** What a person has put into an element: text, an option's value or an id, several of them, or nothing. */
export const filled = z.union([z.string(), z.array(z.string()), z.null()]);
export type Filled = z.infer<typeof filled>;

/** block_id → action_id → what is filled in. */
export const filledForm = z.record(z.string(), z.record(z.string(), filled));
export type FilledForm = z.infer<typeof filledForm>;

export const openView = z.object({
  id,
  hash: z.string(),
  callbackId: z.string(),
  title: z.string(),
  /** Labels of the buttons; a form without `submit` is only read. */
  submit: z.string().optional(),
  close: z.string(),
  blocks: z.array(shownBlock),
  /** block_id → sentence, from the app's last `response_action: errors`. */
  errors: z.record(z.string(), z.string()),
});
export type OpenView = z.infer<typeof openView>;

export const home = z.object({ id, hash: z.string(), blocks: z.array(shownBlock) });
export type Home = z.infer<typeof home>;

export const everybody = z.object({ ok: z.literal(true), team, people: z.array(person) });
export type Everybody = z.infer<typeof everybody>;

export const personState = z.object({
  ok: z.literal(true),
  me: person,
  team,
  people: z.array(person),
  /** Milliseconds on the workspace's clock. */
  now: z.number(),
  channels: z.array(channelRow),
  commands: z.array(z.object({ command: z.string(), description: z.string(), hint: z.string() })),
  shortcuts: z.array(
    z.object({
      shortcut: z.string(),
      name: z.string(),
      description: z.string(),
      on: z.enum(['global', 'message']),
    }),
  ),
  /** The forms that are open, the topmost last. */
  views: z.array(openView),
  home: home.optional(),
  app: z.object({
    id,
    user: id,
    name: z.string(),
    installed: z.boolean(),
    /** Live sockets; 0 in the HTTP mode as well. */
    connections: z.int(),
  }),
});
export type PersonState = z.infer<typeof personState>;

/** One server-sent event (`data:` of `/_people/<user>/live`): what to ask for again. */
export const liveEvent = z.discriminatedUnion('changed', [
  z.object({ changed: z.literal('channel'), channel: id, thread: ts.optional() }),
  z.object({ changed: z.literal('channels') }),
  z.object({ changed: z.literal('views') }),
  z.object({ changed: z.literal('home') }),
  z.object({ changed: z.literal('people') }),
  z.object({ changed: z.literal('app') }),
  z.object({ changed: z.literal('clock') }),
  z.object({ changed: z.literal('log') }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

const message = { channel: id, ts };
const text = z.string().max(40_000);
const element = { block: z.string(), action: z.string() };

/** The body of each act, by its name in the address. */
export const actBodies = {
  say: z.object({ channel: id, text: text.min(1), thread: ts.optional() }),
  edit: z.object({ ...message, text: text.min(1) }),
  erase: z.object(message),
  /** On a message (`channel`, `ts`, with `ephemeral` for one of this person's own) or on a form or Home (`view`). */
  press: z.object({
    channel: id.optional(),
    ts: ts.optional(),
    ephemeral: z.boolean().optional(),
    view: id.optional(),
    ...element,
    /** What was chosen, for anything but a button. */
    value: filled.optional(),
    /** What stands in the inputs around it. */
    values: filledForm.optional(),
  }),
  submit: z.object({ view: id, values: filledForm.default({}) }),
  /** `all` closes the whole stack, as the cross of the uppermost form does. */
  dismiss: z.object({ view: id, all: z.boolean().optional() }),
  options: z.object({
    view: id.optional(),
    channel: id.optional(),
    ts: ts.optional(),
    ephemeral: z.boolean().optional(),
    ...element,
    query: z.string().max(255),
  }),
  /** By its callback id; with `channel` and `ts` for one on a message. */
  shortcut: z.object({ shortcut: z.string(), channel: id.optional(), ts: ts.optional() }),
  react: z.object({ ...message, name: z.string().min(1).max(100) }),
  unreact: z.object({ ...message, name: z.string().min(1).max(100) }),
  pin: z.object(message),
  unpin: z.object(message),
  home: z.object({ tab: z.enum(['home', 'messages']).default('home') }),
  join: z.object({ channel: id }),
  leave: z.object({ channel: id }),
  kick: z.object({ channel: id, user: id }),
  invite: z.object({ channel: id, user: id }),
  archive: z.object({ channel: id }),
  unarchive: z.object({ channel: id }),
  create: z.object({ name: z.string().min(1).max(80), private: z.boolean().optional() }),
  /** Everything up to now has been read. */
  read: z.object({ channel: id }),
} as const;
export type ActName = keyof typeof actBodies;
export type ActBody<N extends ActName> = z.input<(typeof actBodies)[N]>;

const shownOption = z.looseObject({ text: z.looseObject({ text: z.string() }), value: z.string() });

/** A refusal: `error` is Slack's code, `say` a sentence for the person, `fields` block_id → sentence. */
const actRefused = z.object({
  ok: z.literal(false),
  error: z.string(),
  say: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
});

const actDone = z.object({
  ok: z.literal(true),
  /** Of the message or the channel that the act made. */
  channel: z.string().optional(),
  ts: ts.optional(),
  /** Whether the form was closed, is shown again with `errors`, or shows another. */
  form: z.enum(['closed', 'errors', 'changed']).optional(),
  /** With `form: errors`: block_id → sentence, as the app answered. */
  fields: z.record(z.string(), z.string()).optional(),
  /** What a select that asks the app may offer for a query. */
  options: z.array(shownOption).optional(),
  groups: z
    .array(z.object({ label: z.looseObject({ text: z.string() }), options: z.array(shownOption) }))
    .optional(),
});

export const actAnswer = z.discriminatedUnion('ok', [actDone, actRefused]);
export type ActAnswer = z.infer<typeof actAnswer>;
