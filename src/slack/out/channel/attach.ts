import { z } from 'zod';
import { mayPass, type Trouble } from '../../trouble.ts';
import type { Call } from '../send/call.ts';
import type { OneIncident } from '../watched.ts';
import { ended, type SetupTools } from './tools.ts';

const Info = z.object({ channel: z.object({ is_member: z.boolean().default(false) }) });

/** Goes into a channel; into a public one by itself, into a private one only when it was invited. Nothing when it is in. */
export async function enter(call: Call, channel: string): Promise<Trouble | undefined> {
  const info = await call('conversations.info', { channel }, Info);
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
