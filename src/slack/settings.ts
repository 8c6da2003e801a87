/** What the environment says about Slack. */
export type SlackSettings = {
  readonly botToken: string;
  readonly mode:
    | {
        readonly kind: 'socket';
        readonly appToken: string;
        /** The second connection is opened this long after the first, in milliseconds. */
        readonly staggerMs: number;
      }
    | { readonly kind: 'http'; readonly signingSecret: string };
  /** Another Slack than the usual one, with its slash at the end: GovSlack, or the local workspace. */
  readonly apiUrl: string | undefined;
  /** Name or id of the channel with one line an incident; without it nothing is announced. */
  readonly announceChannel: string | undefined;
};
