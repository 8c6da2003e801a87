/** What the rest of Slack's side asks of the poster: where things stand outside, and what to bring there. */
export type Poster = AsyncDisposable & {
  /** The incident that has this channel, open or closed. */
  readonly incidentIn: (channel: string) => string | undefined;
  /** The channel of an incident, as long as it can be written to. */
  readonly channelOf: (incident: string) => string | undefined;
  /**
   * An incident that a card opened gets its channel: the first tap, page or approval. `askedIn` is the channel in which
   * somebody asked, where the status stands when no channel can be had.
   */
  readonly openChannel: (incident: string, askedIn?: string) => void;
  /** Brings a plan's card to the channel where it was asked for. `impossible`: Slack refuses to post there. */
  readonly showCard: (asked: AskedCard) => Promise<'posted' | 'impossible'>;
  /** Tries a part of the channel's set-up again, which had failed for good. */
  readonly retrySetup: (incident: string, part: string) => void;
  /** This person looks at the app's Home, and sees it kept up to date from now on. */
  readonly homeOpened: (user: string) => void;
  readonly channelChanged: (channel: string, what: 'archived' | 'renamed' | 'removed') => void;
  /** Puts a file into a channel, at most once; false when Slack did not take it. */
  readonly upload: (file: Upload) => Promise<boolean>;
  /** Why people do not see in Slack what is so, a sentence each; none when all is well. */
  readonly reasons: () => readonly string[];
};

export type AskedCard = {
  readonly incident: string;
  readonly plan: string;
  readonly channel: string;
};

export type Upload = {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly filename: string;
  readonly title: string;
  readonly content: string;
};
