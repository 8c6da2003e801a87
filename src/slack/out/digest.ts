import { digestOf, digestStream, lastWeek } from '../../app/digest/weeks.ts';
import type { Ship } from '../../app/ship.ts';
import { slackTroubles } from '../../core/texts/slack-standing.ts';
import { digestMessage } from '../blocks/digest.ts';
import type { Beside, Seen } from './beside.ts';
import type { Read } from './reread.ts';
import type { Standing } from './standing.ts';

/** The digest of the last week stays posted: once, whatever crashed in between. Older weeks are not told any more. */
export const digest: Beside = {
  about: 'digest',
  untold: 'DigestUntold',
  concerns: (stream) => stream === digestStream,
  read: readWeek,
  reasons: reasonsOf,
};

async function readWeek(ship: Ship, standing: Standing): Promise<Read> {
  const { weekly } = ship.configurations.current();
  const { state: week, version } = await lastWeek(ship.registry);
  if (weekly === undefined || week === undefined) return { wants: [], version };
  const key = `digest.${week.until}`;
  // It stays as it was told: its figures are not counted again.
  if (standing.message(key)?.state === 'stands') return { wants: [], version };
  const where = weekly.channel === undefined ? 'announcement' : { channel: weekly.channel };
  const message = digestMessage(await digestOf(ship, week));
  return { wants: [{ key, where, message, priority: 3, once: true }], version };
}

function reasonsOf({ configurations }: Ship, { standing, announcement }: Seen): readonly string[] {
  const { weekly } = configurations.current();
  if (weekly === undefined) return [];
  const { channel } = weekly;
  if (channel === undefined) return announcement.isWanted ? [] : [slackTroubles.undigested];
  const last = standing.messages().at(-1)?.[1];
  return last?.state === 'refused' && last.channel === channel
    ? [slackTroubles.digestRefused(channel, last.code ?? 'refused')]
    : [];
}
