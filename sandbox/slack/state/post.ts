import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { err, ok, type Result } from '../../../src/lib/result.ts';
import { withBlockIds } from './blocks.ts';
import { findChannel, repliesTo } from './find.ts';
import type { Message, MessageSubtype, Metadata } from './message.ts';
import type { Workspace } from './workspace.ts';

/** A message to post. `user` is who it appears from; the app's bot user makes it a bot's message. */
export type MessageDraft = {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly JsonObject[] | undefined;
  readonly attachments?: readonly Json[] | undefined;
  readonly threadTs?: string | undefined;
  /** A reply that is shown in the channel too. */
  readonly broadcast?: boolean;
  readonly metadata?: Metadata | undefined;
  readonly subtype?: MessageSubtype;
  readonly files?: readonly string[];
};

/** Texts longer than this are cut by Slack (changelog 2018-04, "Truncating really long messages"). */
export const longestText = 40_000;

/**
 * Posts a message. Who may post where is the caller's to know; an archived channel takes none. A reply to what is gone
 * becomes a message of its own without a word (slack-go/slack#1571), and one to a notice of Slack's is refused.
 */
export const postMessage = (
  workspace: Workspace,
  draft: MessageDraft,
): Result<Message, PostRefusal> => {
  const channel = findChannel(workspace, draft.channel);
  if (!channel.ok) return channel;
  if (channel.value.archived) return err('is_archived');
  const root = rootOf(workspace, draft);
  return root?.subtype !== undefined && !threadable.has(root.subtype)
    ? err('cannot_reply_to_message')
    : ok(store(workspace, { ...draft, threadTs: root?.ts }));
};

export type PostRefusal = 'channel_not_found' | 'is_archived' | 'cannot_reply_to_message';

/** Of the messages with a subtype only these may have replies; the others are notices. */
const threadable: ReadonlySet<MessageSubtype> = new Set(['thread_broadcast', 'tombstone']);

/** The message whose thread a reply belongs to: threads have one level, so that of a reply's parent. */
const rootOf = (workspace: Workspace, draft: MessageDraft): Message | undefined => {
  const messages = workspace.messages.get(draft.channel);
  const answered = messages?.get(draft.threadTs ?? '');
  return answered?.threadTs === undefined ? answered : messages?.get(answered.threadTs);
};

/** Posts what Slack itself says about a channel, for example that somebody joined; an archived one too says that it is. */
export const postNotice = (
  workspace: Workspace,
  notice: Pick<MessageDraft, 'channel' | 'user' | 'text'> & { readonly subtype: MessageSubtype },
): Message => store(workspace, notice);

const store = (workspace: Workspace, draft: MessageDraft): Message => {
  const message: Message = {
    channel: draft.channel,
    ts: workspace.nextTs(draft.channel),
    user: draft.user,
    botId: draft.user === workspace.app.botUser ? workspace.app.botId : undefined,
    subtype: subtypeOf(draft),
    text: draft.text.slice(0, longestText),
    blocks: draft.blocks === undefined ? undefined : withBlockIds(draft.blocks),
    attachments: draft.attachments,
    threadTs: draft.threadTs,
    edited: undefined,
    metadata: draft.metadata,
    reactions: [],
    files: draft.files ?? [],
  };
  workspace.messages.get(draft.channel)?.set(message.ts, message);
  workspace.emit({ type: 'messagePosted', message });
  return message;
};

const subtypeOf = (draft: MessageDraft): MessageSubtype | undefined =>
  draft.broadcast === true && draft.threadTs !== undefined ? 'thread_broadcast' : draft.subtype;

export type MessageEdit = Partial<
  Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata' | 'files'>
>;

/** Changes a message; `by` is noted as its editor. */
export const changeMessage = (
  workspace: Workspace,
  previous: Message,
  edit: MessageEdit & { readonly by: string },
): Message => {
  const { by, ...rest } = edit;
  const message: Message = {
    ...previous,
    ...rest,
    ...(rest.blocks === undefined ? {} : { blocks: withBlockIds(rest.blocks) }),
    edited: { user: by, ts: workspace.nextTs(previous.channel) },
  };
  replaceMessage(workspace, message);
  workspace.emit({ type: 'messageChanged', message, previous });
  return message;
};

/** Puts another version in a message's place without telling; the caller tells what it means. */
export const replaceMessage = (workspace: Workspace, message: Message): void => {
  workspace.messages.get(message.channel)?.set(message.ts, message);
};

/** Deletes a message. A parent with replies leaves a tombstone, so that its thread stays. */
export const deleteMessage = (workspace: Workspace, message: Message): void => {
  const { channel, ts } = message;
  unpin(workspace, message);
  if (repliesTo(workspace, channel, ts).length === 0) {
    workspace.messages.get(channel)?.delete(ts);
  } else {
    replaceMessage(workspace, {
      ...message,
      user: 'USLACKBOT',
      botId: undefined,
      subtype: 'tombstone',
      text: 'This message was deleted.',
      blocks: undefined,
      attachments: undefined,
      metadata: undefined,
      reactions: [],
      files: [],
    });
  }
  workspace.emit({ type: 'messageDeleted', message, at: workspace.nextTs(channel) });
};

const unpin = (workspace: Workspace, message: Message): void => {
  const channel = workspace.channels.get(message.channel);
  if (channel === undefined) return;
  const pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  workspace.channels.set(channel.id, { ...channel, pins });
};
