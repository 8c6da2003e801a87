import { z } from 'zod';
import type { ChannelFacts } from '../../core/channel/facts.ts';
import { incidentOf } from '../incidents.ts';
import type { Ship } from '../ship.ts';
import type { About } from './about.ts';

/** Under this the channels that were made for incidents are noted, each with its incident. */
export const channelPosts = 'channels';
const Row = z.object({ incident: z.string() });

/** The name under which a channel is taken for an incident, once in the whole registry. */
export const channelName = (channel: string): string => `channel-${channel}`;

/** Whose the channel of the order is already: by an order, or because it was made for it. */
export async function channelFacts(
  { registry }: Pick<Ship, 'registry'>,
  { order }: Pick<About, 'order'>,
): Promise<ChannelFacts> {
  if (order.kind !== 'attach' || order.channel === undefined) return { channelOf: undefined };
  const { channel } = order;
  const made = (await registry.posts(channelPosts)).find(({ key }) => key === channel);
  const attached = await registry.streamOf(channelName(channel));
  return { channelOf: Row.safeParse(made?.body).data?.incident ?? incidentOf(attached ?? '') };
}
