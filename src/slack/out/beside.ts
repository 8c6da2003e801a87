import type { Ship } from '../../app/ship.ts';
import type { Announcement } from './channel/announcement.ts';
import type { MessageTools } from './messages/incident.ts';
import { wantJobs } from './messages/jobs.ts';
import { openReread, type Read } from './reread.ts';
import type { Job } from './send/job.ts';
import { type Standing, standingOf } from './standing.ts';

/** What is told beside the incidents: a subject a file, listed in `tellers.ts`. */
export type Beside = {
  /** Under this name stands what is noted of its messages. */
  readonly about: string;
  /** The event of the log when it cannot be read. */
  readonly untold: string;
  /** Whether what it says may change with an event of this stream. */
  readonly concerns: (stream: string) => boolean;
  /** What should stand. */
  readonly read: (ship: Ship, standing: Standing) => Promise<Read>;
  /** Why it cannot be told, a sentence each; none when all is well. */
  readonly reasons?: (ship: Ship, seen: Seen) => readonly string[];
};

/** What its troubles are told from. */
export type Seen = { readonly standing: Standing; readonly announcement: Announcement };

/** Keeps in Slack what is told beside the incidents. */
export type Teller = Disposable & {
  /** Reads what is new. Never rejects: what cannot be read silences no incident. */
  readonly look: () => Promise<void>;
  readonly jobs: () => readonly Job[];
  readonly reasons: () => readonly string[];
};

export type Telling = {
  readonly messages: MessageTools;
  readonly announcement: Announcement;
  readonly wake: () => void;
};

export async function openTeller(
  ship: Ship,
  { messages, announcement, wake }: Telling,
  { about, untold, concerns, read, reasons }: Beside,
): Promise<Teller> {
  const standing = await standingOf(ship.registry, about);
  const { look, latest, ...listening } = openReread<Read>(ship, {
    first: { wants: [], version: 0 },
    concerns,
    read: () => read(ship, standing),
    wake,
    untold,
  });
  return {
    ...listening,
    look,
    jobs: () => {
      const where = { home: undefined, announcement: announcement.channel(), isOver: false };
      return wantJobs(messages, { id: about, standing, ...latest(), ...where });
    },
    reasons: () => reasons?.(ship, { standing, announcement }) ?? [],
  };
}
