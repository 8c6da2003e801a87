/** Refusals about where an incident is told. */
export type Refusals = {
  /** It was not typed in a channel, and names none. */
  NoChannelHere: Readonly<Record<string, never>>;
  ChannelTaken: { readonly channel: string; readonly incident: string };
  /** One incident is told in one place. */
  AttachedAlready: { readonly incident: string; readonly channel: string };
  /** Others read along in a channel that was not made for it. */
  PrivateStaysApart: { readonly incident: string };
};
