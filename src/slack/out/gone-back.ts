import { loadOutside, outsideIn } from '../../app/gone-back/streams.ts';
import type { Ship } from '../../app/ship.ts';
import { teamOf } from '../../app/team.ts';
import { voiceOf } from '../../app/voice.ts';
import { OutsideId } from '../../core/ids.ts';
import type { Announcement } from './channel/announcement.ts';
import { usersOf } from './channel/people.ts';
import { type AskedOutside, goneBackWants } from './desired/gone-back.ts';
import type { Want } from './desired/want.ts';
import type { MessageTools } from './messages/incident.ts';
import { wantJobs } from './messages/jobs.ts';
import type { Job } from './send/job.ts';
import { standingOf } from './standing.ts';

const about = 'gone-back';
/** What another process wrote is noticed within this time. */
const lookMs = 60_000;
/** So many of the last ones are kept right; older ones nobody looks at. */
const kept = 5;

/** The questions about what went back outside. */
export type GoneBack = Disposable & {
  /** Reads what is new; what cannot be read stays as it was. */
  readonly look: () => Promise<void>;
  readonly jobs: () => readonly Job[];
};

type Tools = {
  readonly messages: MessageTools;
  readonly announcement: Announcement;
  readonly wake: () => void;
};
type Read = { readonly wants: readonly Want[]; readonly version: number };

export async function openGoneBack(ship: Ship, tools: Tools): Promise<GoneBack> {
  const { messages, announcement, wake } = tools;
  const standing = await standingOf(ship.registry, about);
  let read: Read = { wants: [], version: 0 };
  let readAt: number | undefined;
  const listening = ship.registry.onAppend((events) => {
    if (!events.some(({ stream }) => outsideIn(stream) !== undefined)) return;
    readAt = undefined;
    wake();
  });
  const look = async (): Promise<void> => {
    const now = ship.clock.monotonic();
    if (readAt !== undefined && now - readAt < lookMs) return;
    // Set before reading: what is written meanwhile is read again.
    readAt = now;
    read = await readLast(ship);
  };
  return {
    // A question that cannot be asked silences no incident.
    look: () => look().catch((err: unknown) => ship.log.warn({ event: 'GoneBackUntold', err })),
    jobs: () => {
      const where = { home: undefined, announcement: announcement.channel(), isOver: false };
      return wantJobs(messages, { id: about, standing, ...read, ...where });
    },
    [Symbol.dispose]: () => listening[Symbol.dispose](),
  };
}

async function readLast(ship: Ship): Promise<Read> {
  const found = await ship.registry.search(
    { outcome: 'outside' },
    { order: 'newest', after: undefined, limit: kept },
  );
  const asked: AskedOutside[] = [];
  for (const { id } of found) {
    const outside = OutsideId.safeParse(id).data;
    const { state } = outside ? await loadOutside(ship.registry, outside) : { state: undefined };
    if (state === undefined) continue;
    const { row } = state;
    asked.push({ row, users: usersOf(ship, teamOf(ship, row.target).slice(0, 1)) });
  }
  return {
    wants: goneBackWants(asked, voiceOf(ship)),
    version: Math.max(0, ...found.map(({ version }) => version)),
  };
}
