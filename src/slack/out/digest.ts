import { digestOf, digestStream, lastWeek } from '../../app/digest/weeks.ts';
import type { Ship } from '../../app/ship.ts';
import { slackTroubles } from '../../core/texts/slack-standing.ts';
import { digestMessage } from '../blocks/digest.ts';
import type { Announcement } from './channel/announcement.ts';
import type { Want } from './desired/want.ts';
import type { MessageTools } from './messages/incident.ts';
import { wantJobs } from './messages/jobs.ts';
import type { Job } from './send/job.ts';
import { type Standing, standingOf } from './standing.ts';

const about = 'digest';
/** What another process wrote, or a new channel in the rules, is noticed within this time. */
const lookMs = 60_000;

/** The message of each week. */
export type Digest = Disposable & {
  readonly jobs: () => Promise<readonly Job[]>;
  /** Why the week cannot be told, in a sentence; none when all is well. */
  readonly reasons: () => readonly string[];
};

type Tools = {
  readonly messages: MessageTools;
  readonly announcement: Announcement;
  readonly wake: () => void;
};

type Read = { readonly wants: readonly Want[]; readonly version: number };

/** Keeps the digest of the last week posted: once, whatever crashed in between. Older weeks are not told any more. */
export async function openDigest(ship: Ship, tools: Tools): Promise<Digest> {
  const { messages, announcement, wake } = tools;
  const standing = await standingOf(ship.registry, about);
  let read: Read = { wants: [], version: 0 };
  let readAt: number | undefined;
  const listening = ship.registry.onAppend((events) => {
    if (!events.some(({ stream }) => stream === digestStream)) return;
    readAt = undefined;
    wake();
  });
  const look = async (): Promise<void> => {
    const now = ship.clock.monotonic();
    if (readAt !== undefined && now - readAt < lookMs) return;
    // Set before reading: what is written meanwhile is read again.
    readAt = now;
    read = await readWeek(ship, standing);
  };
  return {
    jobs: async () => {
      try {
        await look();
        const where = { home: undefined, announcement: announcement.channel(), isOver: false };
        return wantJobs(messages, { id: about, standing, ...read, ...where });
      } catch (err) {
        // A week that cannot be told silences no incident.
        ship.log.warn({ event: 'DigestUntold', err });
        return [];
      }
    },
    reasons: () => reasonsOf(ship, standing, announcement),
    [Symbol.dispose]: () => listening[Symbol.dispose](),
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
