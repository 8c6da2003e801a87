import { z } from 'zod';
import { channelPosts as about } from '../../app/facts/channel.ts';
import type { Registry } from '../../app/ports/registry.ts';

const Row = z.object({ incident: z.string() });

/** Which channel is whose, open or closed. */
export type Channels = {
  readonly incidentIn: (channel: string) => string | undefined;
  readonly bind: (channel: string, incident: string) => Promise<void>;
};

export async function openChannels(
  registry: Pick<Registry, 'posts' | 'notePost'>,
): Promise<Channels> {
  const bound = new Map<string, string>();
  for (const { key, body } of await registry.posts(about)) {
    const row = Row.safeParse(body);
    if (row.success) bound.set(key, row.data.incident);
  }
  return {
    incidentIn: (channel) => bound.get(channel),
    bind: async (channel, incident) => {
      await registry.notePost(about, channel, { incident });
      bound.set(channel, incident);
    },
  };
}
