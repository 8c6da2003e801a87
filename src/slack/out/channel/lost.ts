import { z } from 'zod';
import type { Log } from '../../../app/ship.ts';
import { planOfShown } from '../desired/cards.ts';
import { after } from '../messages/after.ts';
import type { Call } from '../send/call.ts';
import type { Standing } from '../standing.ts';
import type { Announcement } from './announcement.ts';
import { note } from './tools.ts';
import { ownChannel } from './where.ts';

type Parts = {
  readonly call: Call;
  readonly log: Log;
  readonly announcement: Announcement;
  readonly standing: (incident: string) => Promise<Standing>;
};

/** Puts something in the place of a channel that cannot be written to any more; the incident goes on. */
export type Lost = (incident: string, channel: string, code: string) => Promise<void>;

/** Whoever was only removed comes back once; else the messages go where somebody asked, or to the announcement channel. */
export function openLost({ call, log, announcement, standing }: Parts): Lost {
  const joined = new Set<string>();
  const isBack = async (channel: string, code: string): Promise<boolean> => {
    if (code !== 'not_in_channel' || joined.has(channel)) return false;
    joined.add(channel);
    return (await call('conversations.join', { channel }, z.object({}))).ok;
  };
  return async (incident, channel, code) => {
    const rows = await standing(incident);
    if (await isBack(channel, code)) return;
    log.warn({ event: 'SlackChannelLost', incident, channel, code });
    if (channel === ownChannel(rows)) {
      await note({ standing: rows }, 'channel', { kind: 'failed', ref: channel, code });
      return;
    }
    await refuseAsked(rows, channel, code);
    if (channel === rows.asked()?.channel) await rows.note('asked', { kind: 'asked' });
    if (channel === announcement.channel()) announcement.lose(code);
  };
}

/** The cards that were asked for there stand nowhere any more. */
async function refuseAsked(rows: Standing, channel: string, code: string): Promise<void> {
  for (const [key, row] of rows.messages()) {
    const isAsked = planOfShown(key) !== undefined && row.channel === channel;
    if (isAsked) await rows.note(key, after(row, { kind: 'placeLost', code }));
  }
}
