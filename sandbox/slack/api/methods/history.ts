import { z } from 'zod';
import { ok, type Result } from '../../../../src/lib/result.ts';
import { repliesTo, topLevelOf } from '../../state/find.ts';
import type { Message } from '../../state/message.ts';
import { messageJson } from '../../state/wire/message.ts';
import { anyKind, historyScopes, joinedChannel } from '../access.ts';
import { flag, optionalText, text } from '../args.ts';
import { method } from '../method.ts';
import { page } from '../paging.ts';
import { type Refusal, refuse } from '../refusal.ts';

const rangeArgs = {
  channel: text,
  cursor: optionalText,
  limit: optionalText,
  oldest: optionalText,
  latest: optionalText,
  inclusive: flag,
  include_all_metadata: flag,
};

/** Methods that read back what was said. */
export const historyMethods = [
  method({
    name: 'conversations.history',
    tier: 't3',
    scopes: anyKind(historyScopes),
    args: z.object(rangeArgs),
    run: (call, args) => {
      const channel = joinedChannel(call, args.channel, historyScopes);
      if (!channel.ok) return channel;
      const inRange = between(args);
      if (!inRange.ok) return inRange;
      const { workspace } = call;
      const messages = topLevelOf(workspace, args.channel).filter(inRange.value).toReversed();
      const found = page(messages, args, { usual: 100, most: 999, keyOf: ({ ts }) => ts });
      if (!found.ok) return found;
      const { items, next, hasMore } = found.value;
      const shape = { metadata: args.include_all_metadata };
      return ok({
        messages: items.map((message) => messageJson(workspace, message, shape)),
        has_more: hasMore,
        pin_count: channel.value.pins.length,
        ...(hasMore ? next : {}),
      });
    },
  }),
  method({
    name: 'conversations.replies',
    tier: 't3',
    scopes: anyKind(historyScopes),
    args: z.object({ ...rangeArgs, ts: text }),
    run: (call, args) => {
      const channel = joinedChannel(call, args.channel, historyScopes);
      if (!channel.ok) return channel;
      const inRange = between(args);
      if (!inRange.ok) return inRange;
      const { workspace } = call;
      const asked = workspace.messages.get(args.channel)?.get(args.ts);
      const root = asked?.threadTs ?? args.ts;
      const parent = workspace.messages.get(args.channel)?.get(root);
      if (parent === undefined) return refuse('thread_not_found');
      const thread = [parent, ...repliesTo(workspace, args.channel, root).filter(inRange.value)];
      const found = page(thread, args, { usual: 1_000, most: 1_000 });
      if (!found.ok) return found;
      const { items, next, hasMore } = found.value;
      const shape = { metadata: args.include_all_metadata };
      return ok({
        messages: items.map((message) => messageJson(workspace, message, shape)),
        has_more: hasMore,
        ...(hasMore ? next : {}),
      });
    },
  }),
];

type Range = {
  readonly oldest?: string | undefined;
  readonly latest?: string | undefined;
  readonly inclusive: boolean;
};

/** Whether a message lies in the asked range. `ts` are compared as numbers of equal scale, so that `0` and `1.5` may be asked. */
const between = ({
  oldest,
  latest,
  inclusive,
}: Range): Result<(message: Message) => boolean, Refusal> => {
  const from = oldest === undefined ? 0n : micros(oldest);
  const to = latest === undefined ? undefined : micros(latest);
  if (from === undefined) return refuse('invalid_ts_oldest');
  if (latest !== undefined && to === undefined) return refuse('invalid_ts_latest');
  return ok(({ ts }) => {
    const at = micros(ts) ?? 0n;
    return inclusive
      ? at >= from && (to === undefined || at <= to)
      : at > from && (to === undefined || at < to);
  });
};

const micros = (ts: string): bigint | undefined => {
  const parts = /^(\d{1,15})(?:\.(\d{1,6}))?$/u.exec(ts);
  return parts === null ? undefined : BigInt(`${parts[1]}${(parts[2] ?? '').padEnd(6, '0')}`);
};
