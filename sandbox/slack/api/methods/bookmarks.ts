import { z } from 'zod';
import { ok } from '../../../../src/lib/result.ts';
import { addBookmark, editBookmark, removeBookmark } from '../../state/bookmarks.ts';
import { bookmarkJson } from '../../state/wire/channel.ts';
import { joinedChannel } from '../access.ts';
import { optionalText, text } from '../args.ts';
import { method } from '../method.ts';
import { refuse } from '../refusal.ts';

const webAddress = /^https?:\/\/\S+$/u;
const emojiName = /^:[a-z0-9_+'-]+:$/u;

const look = { emoji: optionalText, link: optionalText };

/** Methods about the links in a channel's bar. */
export const bookmarkMethods = [
  method({
    name: 'bookmarks.add',
    tier: 't2',
    scopes: ['bookmarks:write'],
    args: z.object({ ...look, channel_id: text, title: text, type: text }),
    run: (call, args) => {
      const channel = joinedChannel(call, args.channel_id);
      if (!channel.ok) return channel;
      if (args.type !== 'link') return refuse('invalid_bookmark_type');
      const { title, link, emoji } = args;
      if (link === undefined || !webAddress.test(link)) return refuse('invalid_link');
      if (emoji !== undefined && !emojiName.test(emoji)) return refuse('invalid_emoji');
      const added = addBookmark(call.workspace, channel.value, { title, link, emoji });
      return added.ok
        ? ok({ bookmark: bookmarkJson(channel.value, added.value) })
        : refuse(added.error);
    },
  }),
  method({
    name: 'bookmarks.edit',
    tier: 't2',
    scopes: ['bookmarks:write'],
    args: z.object({ ...look, channel_id: text, bookmark_id: text, title: optionalText }),
    run: (call, args) => {
      const channel = joinedChannel(call, args.channel_id);
      if (!channel.ok) return channel;
      const { title, link, emoji } = args;
      if (link !== undefined && !webAddress.test(link)) return refuse('invalid_link');
      if (emoji !== undefined && !emojiName.test(emoji)) return refuse('invalid_emoji');
      const edited = editBookmark(call.workspace, channel.value, {
        id: args.bookmark_id,
        ...(title === undefined ? {} : { title }),
        ...(link === undefined ? {} : { link }),
        ...(emoji === undefined ? {} : { emoji }),
      });
      return edited.ok
        ? ok({ bookmark: bookmarkJson(channel.value, edited.value) })
        : refuse(edited.error);
    },
  }),
  method({
    name: 'bookmarks.remove',
    tier: 't2',
    scopes: ['bookmarks:write'],
    args: z.object({ channel_id: text, bookmark_id: text }),
    run: (call, args) => {
      const channel = joinedChannel(call, args.channel_id);
      if (!channel.ok) return channel;
      const removed = removeBookmark(call.workspace, channel.value, args.bookmark_id);
      return removed.ok ? ok({}) : refuse(removed.error);
    },
  }),
  method({
    name: 'bookmarks.list',
    tier: 't3',
    scopes: ['bookmarks:read'],
    args: z.object({ channel_id: text }),
    run: (call, args) => {
      const channel = joinedChannel(call, args.channel_id);
      if (!channel.ok) return channel;
      const { bookmarks } = channel.value;
      return ok({ bookmarks: bookmarks.map((each) => bookmarkJson(channel.value, each)) });
    },
  }),
];
