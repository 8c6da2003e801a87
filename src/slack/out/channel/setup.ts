import { z } from 'zod';
import type { Trouble } from '../../trouble.ts';
import { call, type Given } from '../send/call.ts';
import type { Job } from '../send/job.ts';
import { createChannel } from './create.ts';
import { type Crew, ended, type Site } from './crew.ts';
import { invite, uninvited } from './invite.ts';
import { channelTopic } from './name.ts';
import { needsChannel, ownChannel, type Part } from './where.ts';

/** What of an incident's channel is still to be set up. Each part stands alone: one that fails does not stop the others. */
export function setupJobs(crew: Crew, site: Site): readonly Job[] {
  const { standing, sources } = site;
  const channel = ownChannel(standing);
  const row = standing.part('channel');
  if (channel === undefined) {
    return needsChannel(sources.incident, standing) && row?.state !== 'failed'
      ? [job(site, 'channel', 'conversations.create', () => createChannel(crew, site))]
      : [];
  }
  return [
    ...(uninvited(site, crew.botUserId).length > 0
      ? [job(site, 'people', 'conversations.invite', () => invite(crew, site))]
      : []),
    ...pinJob(crew, site, channel),
    ...(standing.part('topic')?.ref === channel
      ? []
      : [job(site, 'topic', 'conversations.setTopic', () => setTopic(crew, site, channel))]),
  ];
}

const job = (
  { id }: Site,
  part: Part,
  method: string,
  run: () => Promise<Trouble | undefined>,
): Job => ({
  id: `${id} set-up ${part}`,
  lane: `set-up ${id}`,
  method,
  priority: part === 'channel' ? 0 : 1,
  run,
});

async function did(
  crew: Crew,
  method: string,
  given: Given,
  fine?: string,
): Promise<Trouble | undefined> {
  const said = await call(crew.client, method, given, z.object({}));
  return said.ok || said.error.code === fine ? undefined : said.error;
}

async function setTopic(crew: Crew, site: Site, channel: string): Promise<Trouble | undefined> {
  const topic = channelTopic(site.sources.incident, site.sources.title);
  const trouble = await did(crew, 'conversations.setTopic', { channel, topic });
  return ended(site, 'topic', channel, trouble);
}

/** The status message is pinned as soon as it stands; posted anew, it is pinned anew. */
function pinJob(crew: Crew, site: Site, channel: string): readonly Job[] {
  const status = site.standing.message('status');
  if (status?.state !== 'stands' || status.channel !== channel || status.ts === undefined)
    return [];
  const { ts } = status;
  if (site.standing.part('pin')?.ref === ts) return [];
  return [
    job(site, 'pin', 'pins.add', async () => {
      const trouble = await did(crew, 'pins.add', { channel, timestamp: ts }, 'already_pinned');
      return ended(site, 'pin', ts, trouble);
    }),
  ];
}
