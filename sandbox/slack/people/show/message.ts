import { z } from 'zod';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { repliesTo } from '../../state/find.ts';
import type { Ephemeral, Message } from '../../state/message.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type ShownBlock, type ShownFile, type ShownMessage, shownBlock } from '../shapes.ts';
import { nameOf } from './person.ts';

/** A message as people see it. */
export function messageShown(workspace: Workspace, message: Message): ShownMessage {
  const { channel, ts, subtype, edited, threadTs, metadata } = message;
  return {
    ...common(workspace, message),
    ...(subtype && { subtype }),
    ...(edited && { editedAt: Number(edited.ts) * 1_000 }),
    ...(threadTs === undefined ? repliesShown(workspace, message) : { thread: threadTs }),
    ...(metadata && { metadata }),
    reactions: message.reactions.map(({ name, users }) => ({ name, users: [...users] })),
    files: message.files.flatMap((id) => fileShown(workspace, id)),
    pinned: workspace.channels.get(channel)?.pins.some((pin) => pin.ts === ts) === true,
    ephemeral: false,
  };
}

/** A message that one person alone sees. */
export const ephemeralShown = (workspace: Workspace, ephemeral: Ephemeral): ShownMessage => ({
  ...common(workspace, ephemeral),
  ...(ephemeral.threadTs !== undefined && { thread: ephemeral.threadTs }),
  reactions: [],
  files: [],
  pinned: false,
  ephemeral: true,
});

const common = (workspace: Workspace, message: Message | Ephemeral) => ({
  channel: message.channel,
  ts: message.ts,
  author: {
    id: message.user,
    name: nameOf(workspace, message.user),
    app: message.botId !== undefined,
  },
  text: message.text,
  blocks: blocksShown(message.blocks ?? []),
});

export const blocksShown = (blocks: readonly JsonObject[]): ShownBlock[] =>
  z.array(shownBlock).parse(blocks);

function repliesShown(workspace: Workspace, { channel, ts }: Message) {
  const replies = repliesTo(workspace, channel, ts);
  const latest = replies.at(-1);
  if (!latest) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return { replies: { count: replies.length, latest: latest.ts, users } };
}

function fileShown({ files }: Workspace, id: string): ShownFile[] {
  const file = files.get(id);
  if (!file || file.deleted) return [];
  const { name, title, mimetype, size, altText } = file;
  const url = `/files/${id}/${encodeURIComponent(name)}`;
  return [{ id, name, title, mimetype, size, url, ...(altText !== undefined && { alt: altText }) }];
}
