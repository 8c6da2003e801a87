import { z } from 'zod';
import { isMember } from '../people.ts';
import type { Payload } from './payload.ts';
import { reachOf } from './reach.ts';

const Event = z.object({
  type: z.string(),
  user: z.string().optional(),
  user_team: z.string().optional(),
  reaction: z.string().optional(),
  tab: z.string().optional(),
  /** By kind: whose access was taken back. */
  tokens: z.object({ bot: z.array(z.string()).optional() }).optional(),
  subtype: z.string().optional(),
  deleted_ts: z.string().optional(),
  /** The message that was edited; its words are asked for where they are needed. */
  message: z.object({ ts: z.string(), bot_id: z.string().optional() }).optional(),
  /** Only pins name it so. */
  channel_id: z.string().optional(),
  channel: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).optional(),
  item: z
    .object({
      type: z.string(),
      channel: z.string().optional(),
      ts: z.string().optional(),
      message: z.object({ ts: z.string() }).optional(),
    })
    .optional(),
});
export type SlackEvent = z.infer<typeof Event>;

/**
 * Of messages only edits by people and deletions are used: what is said in a channel is nobody's order, and the bot's
 * own edits come back as events too.
 */
const isUsed = ({ type, subtype, message }: SlackEvent): boolean =>
  type !== 'message' ||
  subtype === 'message_deleted' ||
  (subtype === 'message_changed' && message?.bot_id === undefined);

const Account = z.object({
  id: z.string(),
  deleted: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
});

/** Slack tells of an account that it is different now: its name, whether it is a guest, or that it was closed. */
export const AccountChanged = z
  .object({
    type: z.literal('event_callback'),
    event: z.object({ type: z.literal('user_change'), user: Account }),
  })
  .transform(
    ({ event: { user } }): Payload => ({
      kind: 'account',
      user: user.id,
      hasLeft: !isMember(user),
    }),
  );

/** An event of the Events API, as it is delivered. */
export const EventCallback = z
  .object({
    type: z.literal('event_callback'),
    event_id: z.string(),
    team_id: z.string().optional(),
    event: Event,
  })
  .transform(({ event, ...body }): Payload => {
    if (!isUsed(event)) return { kind: 'nothing', what: event.type };
    const user = event.user ?? '';
    return {
      kind: 'event',
      from: { user, team: event.user_team ?? body.team_id },
      reach: reachOf(user, {
        channel: event.channel ?? event.channel_id ?? event.item?.channel,
      }),
      id: body.event_id,
      event,
    };
  });
