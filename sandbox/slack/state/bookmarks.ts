import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { Bookmark, Channel } from './channel.ts';
import type { Workspace } from './workspace.ts';

/** Slack caps the bookmarks of a channel without saying the number; this is the one people report. */
const mostBookmarks = 100;

type Draft = Pick<Bookmark, 'title' | 'link' | 'emoji'>;

/** Adds a link to a channel's bar. */
export const addBookmark = (
  workspace: Workspace,
  channel: Channel,
  draft: Draft,
): Result<Bookmark, 'too_many_bookmarks'> => {
  if (channel.bookmarks.length >= mostBookmarks) return err('too_many_bookmarks');
  const bookmark = { ...draft, id: workspace.nextId('Bk'), at: workspace.clock.now() };
  put(workspace, channel, [...channel.bookmarks, bookmark]);
  return ok(bookmark);
};

/** Changes a link of a channel's bar. */
export const editBookmark = (
  workspace: Workspace,
  channel: Channel,
  edit: Partial<Draft> & { readonly id: string },
): Result<Bookmark, 'not_found'> => {
  const previous = channel.bookmarks.find((each) => each.id === edit.id);
  if (previous === undefined) return err('not_found');
  const bookmark = { ...previous, ...edit };
  put(
    workspace,
    channel,
    channel.bookmarks.map((each) => (each === previous ? bookmark : each)),
  );
  return ok(bookmark);
};

/** Removes a link from a channel's bar. */
export const removeBookmark = (
  workspace: Workspace,
  channel: Channel,
  id: string,
): Result<undefined, 'not_found'> => {
  if (!channel.bookmarks.some((each) => each.id === id)) return err('not_found');
  put(
    workspace,
    channel,
    channel.bookmarks.filter((each) => each.id !== id),
  );
  return ok(undefined);
};

const put = (workspace: Workspace, previous: Channel, bookmarks: readonly Bookmark[]): void => {
  const channel = { ...previous, bookmarks };
  workspace.channels.set(channel.id, channel);
  workspace.emit({ type: 'channelChanged', channel, what: 'bookmarks', by: workspace.app.botUser });
};
