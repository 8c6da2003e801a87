import { z } from 'zod';
import type { Trouble } from '../../trouble.ts';
import { statusKey } from '../desired/status.ts';
import type { Job } from '../send/job.ts';
import { type Given, type Request, requestOf } from '../send/request.ts';
import type { OneIncident } from '../watched.ts';
import { attachChannel } from './attach.ts';
import { createChannel, firstOf } from './create.ts';
import { invite, uninvited } from './invite.ts';
import { channelTopic } from './name.ts';
import { ended, type SetupTools } from './tools.ts';
import { needsChannel, ownChannel, type Part } from './where.ts';

/** What of an incident's channel is still to be set up. Each part stands alone: one that fails does not stop the others. */
export function setupJobs(tools: SetupTools, one: OneIncident): readonly Job[] {
  const { standing, sources } = one;
  const channel = ownChannel(standing);
  const row = standing.part('channel');
  const { attached } = sources.incident;
  if (attached !== undefined && channel !== attached) return attachJobs(tools, one, attached);
  if (channel === undefined) {
    return needsChannel(sources.incident, standing) && row?.state !== 'failed'
      ? [job(one, 'channel', firstOf(row), () => createChannel(tools, one))]
      : [];
  }
  return [
    ...(uninvited(one, tools.botUserId).length > 0
      ? [job(one, 'people', requestOf('conversations.invite'), () => invite(tools, one))]
      : []),
    ...pinJob(tools, one, channel),
    // What somebody else made keeps its name and its topic.
    ...(channel === attached || isDoneFor(standing, 'topic', channel)
      ? []
      : [
          job(one, 'topic', requestOf('conversations.setTopic'), () =>
            setTopic(tools, one, channel),
          ),
        ]),
  ];
}

/** Going into the channel that was attached, unless that failed for good. */
function attachJobs(tools: SetupTools, one: OneIncident, attached: string): readonly Job[] {
  const row = one.standing.part('channel');
  if (row?.ref === attached && row.state !== 'trying') return [];
  const first = requestOf('conversations.info');
  return [job(one, 'channel', first, () => attachChannel(tools, one, attached))];
}

/** Done for this, or failed for good. */
function isDoneFor(standing: OneIncident['standing'], part: Part, ref: string): boolean {
  const row = standing.part(part);
  return row?.ref === ref && row.state !== 'trying';
}

const job = (
  { id }: OneIncident,
  part: Part,
  first: Request,
  run: () => Promise<Trouble | undefined>,
): Job => ({
  id: `${id} set-up ${part}`,
  lane: `set-up ${id}`,
  first,
  priority: part === 'channel' ? 0 : 1,
  run,
});

async function did(
  tools: SetupTools,
  method: string,
  given: Given,
  fine?: string,
): Promise<Trouble | undefined> {
  const said = await tools.call(method, given, z.object({}));
  return said.ok || said.error.code === fine ? undefined : said.error;
}

async function setTopic(
  tools: SetupTools,
  one: OneIncident,
  channel: string,
): Promise<Trouble | undefined> {
  const topic = channelTopic(one.sources.incident, one.sources.title);
  const trouble = await did(tools, 'conversations.setTopic', { channel, topic });
  return ended(one, 'topic', channel, trouble);
}

/** The status message is pinned as soon as it stands; posted anew, it is pinned anew. */
function pinJob(tools: SetupTools, one: OneIncident, channel: string): readonly Job[] {
  const status = one.standing.message(statusKey);
  if (status?.state !== 'stands' || status.channel !== channel || status.ts === undefined)
    return [];
  const { ts } = status;
  if (isDoneFor(one.standing, 'pin', ts)) return [];
  return [
    job(one, 'pin', requestOf('pins.add'), async () => {
      const trouble = await did(tools, 'pins.add', { channel, timestamp: ts }, 'already_pinned');
      return ended(one, 'pin', ts, trouble);
    }),
  ];
}
