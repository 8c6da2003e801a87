import { z } from 'zod';
import { ok, type Result } from '../../../../src/lib/result.ts';
import { findMessage } from '../../state/find.ts';
import type { Message } from '../../state/message.ts';
import { addPin, removePin } from '../../state/pins.ts';
import { addReaction, removeReaction } from '../../state/react.ts';
import { messageJson } from '../../state/wire/message.ts';
import { joinedChannel } from '../access.ts';
import { optionalText, text } from '../args.ts';
import { type Call, method } from '../method.ts';
import { permalinkOf } from '../permalinks.ts';
import { type Refusal, refuse } from '../refusal.ts';

const marked = { channel: text, timestamp: optionalText };

/** Methods about reactions and pins. */
export const markMethods = [
  method({
    name: 'reactions.add',
    tier: 't3',
    scopes: ['reactions:write'],
    args: z.object({ ...marked, name: text }),
    run: (call, args) => {
      const { workspace } = call;
      if (workspace.channels.get(args.channel)?.archived === true) return refuse('is_archived');
      const message = messageAt(call, args);
      if (!message.ok) return message;
      const reacting = { message: message.value, name: args.name, user: workspace.app.botUser };
      const done = addReaction(workspace, reacting);
      return done.ok ? ok({}) : refuse(done.error);
    },
  }),
  method({
    name: 'reactions.remove',
    tier: 't2',
    scopes: ['reactions:write'],
    args: z.object({ ...marked, name: text }),
    run: (call, args) => {
      const message = messageAt(call, args);
      if (!message.ok) return message;
      const { workspace } = call;
      const reacting = { message: message.value, name: args.name, user: workspace.app.botUser };
      const done = removeReaction(workspace, reacting);
      return done.ok ? ok({}) : refuse(done.error);
    },
  }),
  method({
    name: 'reactions.get',
    tier: 't3',
    scopes: ['reactions:read'],
    args: z.object(marked),
    run: (call, args) => {
      const message = messageAt(call, args);
      if (!message.ok) return message;
      const shown = linked(call, message.value);
      return ok({ type: 'message', channel: args.channel, message: shown });
    },
  }),
  method({
    name: 'pins.add',
    tier: 't2',
    scopes: ['pins:write'],
    args: z.object(marked),
    run: (call, args) => {
      const message = messageAt(call, args);
      if (!message.ok) return message;
      const done = addPin(call.workspace, message.value, call.workspace.app.botUser);
      return done.ok ? ok({}) : refuse(done.error);
    },
  }),
  method({
    name: 'pins.remove',
    tier: 't2',
    scopes: ['pins:write'],
    args: z.object(marked),
    run: (call, args) => {
      const message = messageAt(call, args);
      if (!message.ok) return message;
      const done = removePin(call.workspace, message.value, call.workspace.app.botUser);
      return done.ok ? ok({}) : refuse(done.error);
    },
  }),
  method({
    name: 'pins.list',
    tier: 't2',
    scopes: ['pins:read'],
    args: z.object({ channel: text }),
    run: (call, args) => {
      const channel = joinedChannel(call, args.channel);
      if (!channel.ok) return channel;
      const items = channel.value.pins.flatMap((pin) => {
        const message = findMessage(call.workspace, args.channel, pin.ts);
        if (!message.ok) return [];
        const shown = linked(call, message.value);
        const created = Math.floor(pin.at / 1_000);
        const about = { type: 'message', channel: args.channel, created, created_by: pin.by };
        return [{ ...about, message: shown }];
      });
      return ok({ items });
    },
  }),
];

const linked = ({ workspace, origin }: Call, message: Message) => ({
  ...messageJson(workspace, message),
  permalink: permalinkOf(origin(), message),
});

const messageAt = (
  call: Call,
  { channel: id, timestamp }: { channel: string; timestamp?: string | undefined },
): Result<Message, Refusal> => {
  const channel = joinedChannel(call, id);
  if (!channel.ok) return channel;
  if (timestamp === undefined) return refuse('no_item_specified');
  if (!/^\d+\.\d+$/u.test(timestamp)) return refuse('bad_timestamp');
  const message = findMessage(call.workspace, id, timestamp);
  return message.ok ? message : refuse(message.error);
};
