import { z } from 'zod';
import { mayPass, type Trouble } from '../../trouble.ts';
import type { Call } from '../send/call.ts';
import type { OneIncident } from '../watched.ts';
import { ended, type SetupTools } from './tools.ts';

const Info = z.object({
  channel: z.object({
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    /** Shared with another company by Slack Connect. */
    is_ext_shared: z.boolean().default(false),
  }),
});
type Info = z.infer<typeof Info>['channel'];

/** What no incident is told in, wherever the bot may go: nobody reads along any more, or strangers do. */
function unfit({ is_archived: isArchived, is_ext_shared: isShared }: Info): Trouble | undefined {
  if (isArchived) return { kind: 'channel', code: 'is_archived' };
  return isShared ? { kind: 'refused', code: 'is_ext_shared' } : undefined;
}

/**
 * Goes into a channel; into a public one by itself, into a private one only when it was invited, and into none that is
 * archived or shared with another company. Nothing when it is in.
 */
export async function enter(call: Call, channel: string): Promise<Trouble | undefined> {
  const info = await call('conversations.info', { channel }, Info);
  const no = info.ok ? unfit(info.value.channel) : undefined;
  if (no !== undefined) return no;
  if (info.ok && info.value.channel.is_member) return undefined;
  if (!info.ok && mayPass(info.error)) return info.error;
  const joined = await call('conversations.join', { channel }, z.object({}));
  return joined.ok ? undefined : joined.error;
}

/** Makes a channel that somebody else made the incident's; what stood elsewhere before is told there anew. */
export async function attachChannel(
  tools: SetupTools,
  one: OneIncident,
  channel: string,
): Promise<Trouble | undefined> {
  const trouble = await enter(tools.call, channel);
  if (trouble && mayPass(trouble)) return trouble;
  if (!trouble) await tools.bind(channel, one.id);
  tools.log.info({ event: 'SlackChannelAttached', incident: one.id, channel, trouble });
  return ended(one, 'channel', channel, trouble);
}
