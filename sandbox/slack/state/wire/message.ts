import type { Json, JsonObject } from '../../../../src/lib/json.ts';
import { repliesTo } from '../find.ts';
import type { Ephemeral, Message } from '../message.ts';
import type { Workspace } from '../workspace.ts';
import { fileJson } from './file.ts';

export type MessageShape = { readonly metadata?: boolean };

/** A message as Slack's API and events write it. Metadata only when asked for. */
export const messageJson = (
  workspace: Workspace,
  message: Message,
  shape: MessageShape = {},
): JsonObject => ({
  type: 'message',
  ...(message.subtype === undefined ? {} : { subtype: message.subtype }),
  ...authorJson(workspace, message),
  text: message.text,
  ts: message.ts,
  ...contentJson(message),
  ...threadJson(workspace, message),
  ...(message.edited === undefined ? {} : { edited: { ...message.edited } }),
  ...reactionsJson(message),
  ...filesJson(workspace, message),
  ...(shape.metadata === true && message.metadata !== undefined
    ? { metadata: { ...message.metadata } }
    : {}),
  ...(isPinned(workspace, message) ? { pinned_to: [message.channel] } : {}),
});

/** A private message as interactions carry it. */
export const ephemeralJson = (workspace: Workspace, message: Ephemeral): JsonObject => ({
  type: 'message',
  subtype: 'bot_message',
  is_ephemeral: true,
  ...authorJson(workspace, message),
  text: message.text,
  ts: message.ts,
  ...contentJson(message),
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
});

const authorJson = (
  workspace: Workspace,
  { user, botId }: Pick<Message, 'user' | 'botId'>,
): JsonObject => {
  const { app, team } = workspace;
  if (botId === undefined) return { user, team: team.id };
  return {
    user,
    team: team.id,
    bot_id: botId,
    app_id: app.id,
    bot_profile: {
      id: botId,
      app_id: app.id,
      user_id: app.botUser,
      name: app.name,
      deleted: false,
      team_id: team.id,
    },
  };
};

const contentJson = ({
  blocks,
  attachments,
}: Pick<Message, 'blocks' | 'attachments'>): JsonObject => ({
  ...(blocks === undefined || blocks.length === 0 ? {} : { blocks: [...blocks] }),
  ...(attachments === undefined || attachments.length === 0
    ? {}
    : { attachments: [...attachments] }),
});

const threadJson = (workspace: Workspace, message: Message): JsonObject => {
  if (message.threadTs !== undefined) {
    const parent = workspace.messages.get(message.channel)?.get(message.threadTs);
    return {
      thread_ts: message.threadTs,
      ...(parent === undefined ? {} : { parent_user_id: parent.user }),
    };
  }
  const replies = repliesTo(workspace, message.channel, message.ts);
  const latest = replies.at(-1);
  if (latest === undefined) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: users.slice(0, 5),
    reply_users_count: users.length,
    latest_reply: latest.ts,
  };
};

/** Reactions as Slack counts them; nothing where there are none. */
const reactionsJson = ({ reactions }: Message): JsonObject =>
  reactions.length === 0
    ? {}
    : {
        reactions: reactions.map(({ name, users }) => ({
          name,
          users: [...users],
          count: users.length,
        })),
      };

const filesJson = (workspace: Workspace, message: Message): JsonObject => {
  const files: Json[] = message.files.flatMap((id) => {
    const file = workspace.files.get(id);
    return file === undefined || file.deleted ? [] : [fileJson(file)];
  });
  return files.length === 0 ? {} : { files };
};

const isPinned = (workspace: Workspace, { channel, ts }: Message): boolean =>
  workspace.channels.get(channel)?.pins.some((pin) => pin.ts === ts) === true;
