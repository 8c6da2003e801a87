import { digestOf, digestStream, lastWeek } from '../../app/digest/weeks.ts';
import type { Ship } from '../../app/ship.ts';
import { slackTroubles } from '../../core/texts/slack-standing.ts';
import { digestMessage } from '../blocks/digest.ts';
import type { Announcement } from './channel/announcement.ts';
import type { MessageTools } from './messages/incident.ts';
import { wantJobs } from './messages/jobs.ts';
import { openReread, type Read, type Reread } from './reread.ts';
import type { Job } from './send/job.ts';
import { type Standing, standingOf } from './standing.ts';

const about = 'digest';

/** The message of each week. */
export type Digest = Disposable & {
  readonly look: Reread['look'];
  readonly jobs: () => readonly Job[];
  /** Why the week cannot be told, in a sentence; none when all is well. */
  readonly reasons: () => readonly string[];
};

type Tools = {
  readonly messages: MessageTools;
  readonly announcement: Announcement;
  readonly wake: () => void;
};

/** Keeps the digest of the last week posted: once, whatever crashed in between. Older weeks are not told any more. */
export async function openDigest(ship: Ship, tools: Tools): Promise<Digest> {
  const { messages, announcement, wake } = tools;
  const standing = await standingOf(ship.registry, about);
  const { look, latest, ...listening } = openReread(ship, {
    concerns: (stream) => stream === digestStream,
    read: () => readWeek(ship, standing),
    wake,
    untold: 'DigestUntold',
  });
  return {
    ...listening,
    look,
    jobs: () => {
      const where = { home: undefined, announcement: announcement.channel(), isOver: false };
      return wantJobs(messages, { id: about, standing, ...latest(), ...where });
    },
    reasons: () => reasonsOf(ship, standing, announcement),
  };
}

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

function reasonsOf(
  { configurations }: Ship,
  standing: Standing,
  announcement: Announcement,
): readonly string[] {
  const { weekly } = configurations.current();
  if (weekly === undefined) return [];
  const { channel } = weekly;
  if (channel === undefined) return announcement.isWanted ? [] : [slackTroubles.undigested];
  const last = standing.messages().at(-1)?.[1];
  return last?.state === 'refused' && last.channel === channel
    ? [slackTroubles.digestRefused(channel, last.code ?? 'refused')]
    : [];
}
