export type ChannelFacts = {
  /** The incident that has the channel of the order already. */
  readonly channelOf: string | undefined;
};
