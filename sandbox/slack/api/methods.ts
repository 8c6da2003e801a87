import type { Method } from './method.ts';
import { blockMethods } from './methods/blocks.ts';
import { bookmarkMethods } from './methods/bookmarks.ts';
import { channelKeepingMethods } from './methods/channel-keeping.ts';
import { chatMethods } from './methods/chat.ts';
import { chatEditMethods } from './methods/chat-edits.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import { historyMethods } from './methods/history.ts';
import { markMethods } from './methods/marks.ts';
import { membershipMethods } from './methods/membership.ts';
import { ownMethods } from './methods/own.ts';
import { userMethods } from './methods/users.ts';
import { viewMethods } from './methods/views.ts';

/** Every method that the workspace answers; all others are `unknown_method`. */
export const methods: ReadonlyMap<string, Method> = new Map(
  [
    ...ownMethods,
    ...userMethods,
    ...conversationMethods,
    ...channelKeepingMethods,
    ...membershipMethods,
    ...historyMethods,
    ...chatMethods,
    ...chatEditMethods,
    ...viewMethods,
    ...markMethods,
    ...bookmarkMethods,
    ...fileMethods,
    ...blockMethods,
  ].map((each) => [each.name, each]),
);
