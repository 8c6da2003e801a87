import { z } from 'zod';

/** A channel as Slack names it: `C0123ABCD`, `G…` for old private ones. */
const ChannelId = z
  .string()
  .regex(/^[CG][A-Z0-9]{2,30}$/u, 'a channel is written as Slack names it: C0123ABCD');

/** Orders about where an incident is told. Without a channel it is the one in which it is typed. */
export const channelOrders = [
  z.strictObject({ kind: z.literal('attach'), channel: ChannelId.optional() }),
] as const;
