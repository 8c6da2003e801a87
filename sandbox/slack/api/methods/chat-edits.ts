import { z } from 'zod';
import { ok, type Result } from '../../../../src/lib/result.ts';
import { findMessage } from '../../state/find.ts';
import type { Message } from '../../state/message.ts';
import { changeMessage, deleteMessage, type MessageEdit } from '../../state/post.ts';
import { messageJson } from '../../state/wire/message.ts';
import { knownChannel } from '../access.ts';
import { text } from '../args.ts';
import { type Content, contentArgs, readContent } from '../content.ts';
import { type Call, method } from '../method.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Methods that take back what was said. */
export const chatEditMethods = [
  method({
    name: 'chat.update',
    tier: 't3',
    scopes: ['chat:write'],
    args: z.object({ ...contentArgs, channel: text, ts: text }),
    run: (call, args) => {
      const message = ownMessage(call, args, 'cant_update_message');
      if (!message.ok) return message;
      const { workspace } = call;
      if (workspace.channels.get(args.channel)?.archived === true) return refuse('is_inactive');
      const content = readContent(args, 'update');
      if (!content.ok) return content;
      const edit = editOf(content.value, message.value);
      const by = workspace.app.botUser;
      const changed = changeMessage(workspace, message.value, { ...edit, by });
      return ok({
        channel: changed.channel,
        ts: changed.ts,
        text: changed.text,
        message: messageJson(workspace, changed),
      });
    },
  }),
  method({
    name: 'chat.delete',
    tier: 't3',
    scopes: ['chat:write'],
    args: z.object({ channel: text, ts: text }),
    run: (call, args) => {
      const message = ownMessage(call, args, 'cant_delete_message');
      if (!message.ok) return message;
      deleteMessage(call.workspace, message.value);
      return ok({ channel: args.channel, ts: args.ts });
    },
  }),
];

const ownMessage = (
  call: Call,
  { channel: id, ts }: { channel: string; ts: string },
  error: string,
): Result<Message, Refusal> => {
  const channel = knownChannel(call, id);
  if (!channel.ok) return channel;
  const message = findMessage(call.workspace, id, ts);
  if (!message.ok) return refuse(message.error);
  return message.value.botId === undefined ? refuse(error) : message;
};

/** What an update changes: text without blocks takes the blocks away; attachments and metadata stay unless given. */
const editOf = (content: Content, before: Message): MessageEdit => ({
  text: content.text ?? '',
  blocks: content.blocks ?? [],
  attachments: content.attachments ?? before.attachments,
  metadata: content.metadata === undefined ? before.metadata : (content.metadata ?? undefined),
});
