import { z } from 'zod';
import { Json } from '../../lib/json.ts';
import type { Sender } from '../people.ts';
import { AccountChanged, EventCallback } from './event-body.ts';
import type { Payload } from './payload.ts';
import { reachOf } from './reach.ts';

const Values = z.record(z.string(), z.record(z.string(), Json));
const View = z.object({
  id: z.string(),
  hash: z.string(),
  callback_id: z.string(),
  private_metadata: z.string().default(''),
  state: z.object({ values: Values }).default({ values: {} }),
});
export type SubmittedView = z.infer<typeof View>;

const Id = z.object({ id: z.string() });
const User = z.object({ id: z.string(), team_id: z.string().optional() });
const Someone = { user: User, team: Id.nullish() };
type Someone = {
  readonly user: z.infer<typeof User>;
  readonly team?: { id: string } | null | undefined;
};

const sender = ({ user, team }: Someone): Sender => ({
  user: user.id,
  team: user.team_id ?? team?.id,
});

type Threaded = { readonly ts?: string | undefined; readonly thread_ts?: string | undefined };

/** The thread in which something stands. What a thread hangs on stands in the channel, and is answered there. */
const threadOf = ({ ts, thread_ts: thread }: Threaded): string | undefined =>
  thread === ts ? undefined : thread;

const Command = z
  .object({
    command: z.string(),
    text: z.string().default(''),
    user_id: z.string(),
    team_id: z.string(),
    channel_id: z.string(),
    trigger_id: z.string(),
    response_url: z.string().optional(),
  })
  .transform(
    (body): Payload => ({
      kind: 'command',
      from: { user: body.user_id, team: body.team_id },
      reach: reachOf(body.user_id, { channel: body.channel_id, responseUrl: body.response_url }),
      trigger: body.trigger_id,
      line: `${body.command} ${body.text}`,
    }),
  );

type PressedOn = {
  readonly container: {
    readonly message_ts?: string | undefined;
    readonly thread_ts?: string | undefined;
  };
  readonly message?: (Threaded & { readonly subtype?: string | undefined }) | undefined;
};

/**
 * A message of a thread that is shown in the channel too is answered in the channel: Slack does not say where it was
 * tapped, and whoever has the thread open sees the channel beside it, not the other way round.
 */
const pressedIn = ({ container, message }: PressedOn): string | undefined =>
  message?.subtype === 'thread_broadcast'
    ? undefined
    : threadOf({ ts: container.message_ts, ...container, ...message });

const Presses = z
  .object({
    type: z.literal('block_actions'),
    ...Someone,
    trigger_id: z.string(),
    response_url: z.string().optional(),
    channel: Id.optional(),
    message: z
      .object({ ts: z.string(), thread_ts: z.string().optional(), subtype: z.string().optional() })
      .optional(),
    container: z
      .object({
        thread_ts: z.string().optional(),
        message_ts: z.string().optional(),
        view_id: z.string().optional(),
      })
      .default({}),
    actions: z.tuple(
      [z.object({ action_id: z.string(), value: z.string().optional() })],
      z.unknown(),
    ),
  })
  .transform(({ actions: [pressed], ...body }): Payload => {
    const { message, container } = body;
    return {
      kind: 'press',
      from: sender(body),
      reach: reachOf(body.user.id, {
        channel: body.channel?.id,
        thread: pressedIn({ container, message }),
        responseUrl: body.response_url,
      }),
      trigger: body.trigger_id,
      action: pressed.action_id,
      value: pressed.value,
      on: container.view_id ?? message?.ts ?? container.message_ts ?? '',
    };
  });

const Submission = z
  .object({ type: z.literal('view_submission'), ...Someone, view: View })
  .transform(
    (body): Payload => ({
      kind: 'submit',
      from: sender(body),
      reach: reachOf(body.user.id),
      view: body.view,
    }),
  );

const Suggestion = z
  .object({
    type: z.literal('block_suggestion'),
    ...Someone,
    action_id: z.string(),
    value: z.string().default(''),
  })
  .transform(
    (body): Payload => ({
      kind: 'suggest',
      from: sender(body),
      reach: reachOf(body.user.id),
      action: body.action_id,
      typed: body.value,
    }),
  );

const Shortcut = z
  .object({
    type: z.literal('shortcut'),
    ...Someone,
    callback_id: z.string(),
    trigger_id: z.string(),
  })
  .transform(
    (body): Payload => ({
      kind: 'shortcut',
      from: sender(body),
      reach: reachOf(body.user.id),
      trigger: body.trigger_id,
      callback: body.callback_id,
    }),
  );

const MessageShortcut = z
  .object({
    type: z.literal('message_action'),
    ...Someone,
    callback_id: z.string(),
    trigger_id: z.string(),
    response_url: z.string().optional(),
    channel: Id,
    message: z.object({
      ts: z.string(),
      text: z.string().default(''),
      thread_ts: z.string().optional(),
    }),
  })
  .transform(
    (body): Payload => ({
      kind: 'messageShortcut',
      from: sender(body),
      reach: reachOf(body.user.id, {
        channel: body.channel.id,
        thread: threadOf(body.message),
        responseUrl: body.response_url,
      }),
      trigger: body.trigger_id,
      callback: body.callback_id,
      message: body.message,
    }),
  );

const Closed = z
  .object({ type: z.literal('view_closed'), user: User })
  .transform(({ user }): Payload => ({ kind: 'closed', user: user.id }));

const Nothing = z
  .object({ type: z.literal('app_rate_limited') })
  .transform(({ type }): Payload => ({ kind: 'nothing', what: type }));

const Body = z.union([
  Command,
  Presses,
  Submission,
  Suggestion,
  Shortcut,
  MessageShortcut,
  AccountChanged,
  EventCallback,
  Closed,
  Nothing,
]);

/** What a body says; undefined for one that is none of Slack's, or of a kind that is not used here. */
export const readPayload = (body: unknown): Payload | undefined => Body.safeParse(body).data;
