/** Text that somebody set on a channel, with who and when (epoch milliseconds). */
export type ChannelText = { readonly value: string; readonly by: string; readonly at: number };

/** A link in the bar of a channel. */
export type Bookmark = {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji: string | undefined;
  readonly at: number;
};

/** A pinned message, who pinned it and when (epoch milliseconds). */
export type Pin = { readonly ts: string; readonly by: string; readonly at: number };

/** A channel or a conversation of one person with the app (`im`, two members, no name). */
export type Channel = {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly name: string;
  readonly creator: string;
  readonly created: number;
  readonly archived: boolean;
  readonly members: readonly string[];
  readonly topic: ChannelText;
  readonly purpose: ChannelText;
  /** Newest first. */
  readonly pins: readonly Pin[];
  readonly bookmarks: readonly Bookmark[];
};

/** What about a channel has changed. */
export type ChannelAspect =
  | 'created'
  | 'topic'
  | 'purpose'
  | 'name'
  | 'archived'
  | 'unarchived'
  | 'bookmarks';
