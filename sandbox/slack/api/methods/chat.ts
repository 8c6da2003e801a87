import { z } from 'zod';
import { ok } from '../../../../src/lib/result.ts';
import { isMember } from '../../state/find.ts';
import { postMessage } from '../../state/post.ts';
import { postEphemeral } from '../../state/whisper.ts';
import { messageJson } from '../../state/wire/message.ts';
import { joinedChannel, knownChannel } from '../access.ts';
import { flag, optionalText, text } from '../args.ts';
import { contentArgs, readContent } from '../content.ts';
import { method } from '../method.ts';
import { permalinkOf } from '../permalinks.ts';
import { postableChannel } from '../posting.ts';
import { refuse } from '../refusal.ts';

/** Methods that say something. */
export const chatMethods = [
  method({
    name: 'chat.postMessage',
    tier: 'special',
    scopes: ['chat:write'],
    args: z.object({
      ...contentArgs,
      channel: text,
      thread_ts: optionalText,
      reply_broadcast: flag,
    }),
    run: (call, args) => {
      const channel = postableChannel(call, args.channel);
      if (!channel.ok) return channel;
      const content = readContent(args, 'post');
      if (!content.ok) return content;
      const { workspace } = call;
      const posted = postMessage(workspace, {
        ...content.value,
        channel: channel.value.id,
        user: workspace.app.botUser,
        text: content.value.text ?? '',
        metadata: content.value.metadata ?? undefined,
        threadTs: args.thread_ts,
        broadcast: args.reply_broadcast,
      });
      if (!posted.ok) return refuse(posted.error);
      const message = messageJson(workspace, posted.value, { metadata: true });
      return ok({ channel: posted.value.channel, ts: posted.value.ts, message });
    },
  }),
  method({
    name: 'chat.postEphemeral',
    tier: 't4',
    scopes: ['chat:write'],
    args: z.object({ ...contentArgs, channel: text, user: text, thread_ts: optionalText }),
    run: (call, args) => {
      const channel = postableChannel(call, args.channel);
      if (!channel.ok) return channel;
      if (!isMember(channel.value, args.user)) return refuse('user_not_in_channel');
      const content = readContent(args, 'whisper');
      if (!content.ok) return content;
      const shown = postEphemeral(call.workspace, {
        ...content.value,
        channel: channel.value.id,
        to: args.user,
        text: content.value.text ?? '',
        threadTs: args.thread_ts,
      });
      return ok({ message_ts: shown.ts });
    },
  }),
  method({
    name: 'chat.getPermalink',
    tier: 'special',
    args: z.object({ channel: text, message_ts: text }),
    run: (call, args) => {
      const channel = knownChannel(call, args.channel);
      if (!channel.ok) return channel;
      const joined = joinedChannel(call, args.channel);
      const message = call.workspace.messages.get(args.channel)?.get(args.message_ts);
      if (!joined.ok || message === undefined) return refuse('message_not_found');
      return ok({ channel: args.channel, permalink: permalinkOf(call.origin(), message) });
    },
  }),
];
