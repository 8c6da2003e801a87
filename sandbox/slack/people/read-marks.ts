import type { Channel } from '../state/channel.ts';
import { topLevelOf } from '../state/find.ts';
import type { Message } from '../state/message.ts';
import type { Workspace } from '../state/workspace.ts';

/** Up to where everybody has read. */
export type ReadMarks = {
  /** Everything in the channel has been read now; false when it had been already. */
  readonly read: (user: string, channel: string) => boolean;
  readonly unread: (user: string, channel: Channel) => { unread: number; mentions: number };
};

export function newReadMarks(workspace: Workspace): ReadMarks {
  const marks = new Map<string, string>();
  const key = (user: string, channel: string) => `${user}/${channel}`;
  const unreadOf = (user: string, channel: string): readonly Message[] => {
    const mark = marks.get(key(user, channel)) ?? '';
    return topLevelOf(workspace, channel).filter(
      (message) => message.ts > mark && message.user !== user && counts(message),
    );
  };
  return {
    read: (user, channel) => {
      const last = topLevelOf(workspace, channel).at(-1);
      const before = unreadOf(user, channel).length;
      if (last) marks.set(key(user, channel), last.ts);
      return before > 0;
    },
    unread: (user, channel) => {
      const unread = unreadOf(user, channel.id);
      const naming = channel.kind === 'im' ? unread : unread.filter((each) => names(each, user));
      return { unread: unread.length, mentions: naming.length };
    },
  };
}

/** Slack's own notices, such as who has joined, make nothing unread. */
const counts = ({ subtype }: Message): boolean =>
  subtype === undefined || subtype === 'thread_broadcast';

const names = ({ text }: Message, user: string): boolean =>
  text.includes(`<@${user}`) || /<!(?:channel|here|everyone)\b/u.test(text);
