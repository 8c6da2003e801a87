import { z } from 'zod';
import type { ChannelFacts } from '../../core/channel/facts.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { incidentOf } from '../incidents.ts';
import type { Ship } from '../ship.ts';
import type { About } from './about.ts';

/** Under this the channels that were made for incidents are noted, each with its incident. */
export const channelPosts = 'channels';
const Row = z.object({ incident: z.string() });

/** The name under which a channel is taken for an incident, once in the whole registry. */
export const channelName = (channel: string): string => `channel-${channel}`;

/**
 * Where people get to the channel of an incident, from outside Slack too (docs.slack.dev, "Deep linking": `app_redirect`);
 * undefined where it has none yet.
 */
export async function channelLink(
  { registry }: Pick<Ship, 'registry'>,
  { id, attached }: Pick<Incident, 'id' | 'attached'>,
): Promise<string | undefined> {
  const made = (await registry.posts(channelPosts)).findLast(
    ({ body }) => Row.safeParse(body).data?.incident === id,
  );
  const channel = attached ?? made?.key;
  return channel === undefined ? undefined : `https://slack.com/app_redirect?channel=${channel}`;
}

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
