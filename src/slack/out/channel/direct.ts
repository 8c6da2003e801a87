import { z } from 'zod';
import { mayPass, type Trouble } from '../../trouble.ts';
import type { MessageTools, Told } from '../messages/incident.ts';
import type { Standing } from '../standing.ts';

const Opened = z.object({ channel: z.object({ id: z.string() }) });

const partOf = (user: string): string => `im.${user}`;

/** The channel of this person's own messages with the bot, once it was opened. */
export function directChannel(standing: Pick<Standing, 'part'>, user: string): string | undefined {
  const row = standing.part(partOf(user));
  return row?.state === 'done' ? row.ref : undefined;
}

/** Whether Slack said for good that this person cannot be written to. */
export const isUnreachable = (standing: Pick<Standing, 'part'>, user: string): boolean =>
  standing.part(partOf(user))?.state === 'failed';

/** Opens the messages of one person; opened twice they are the same. */
export async function openDirect(
  { call, log }: Pick<MessageTools, 'call' | 'log'>,
  { id, standing }: Pick<Told, 'id' | 'standing'>,
  user: string,
): Promise<Trouble | undefined> {
  const said = await call('conversations.open', { users: user }, Opened);
  if (!said.ok && mayPass(said.error)) return said.error;
  if (said.ok) {
    const ref = said.value.channel.id;
    await standing.note(partOf(user), { kind: 'part', state: 'done', ref });
    return undefined;
  }
  const { code } = said.error;
  await standing.note(partOf(user), { kind: 'part', state: 'failed', ref: user, code });
  log.warn({ event: 'SlackDirectNotOpened', incident: id, code });
  return undefined;
}
