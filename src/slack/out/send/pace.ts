import type { Clock } from '../../../app/ports/clock.ts';
import type { Job } from './job.ts';

/** Slack's own limits (slack.md 4.3), and ours where people read. */
const betweenPostsMs = 1_000;
const betweenEditsMs = 2_500;
const betweenTailEditsMs = 3_000;
const minuteMs = 60_000;
/** Edits a minute for the whole workspace; what is only nice to have leaves room for what is not. */
const editsAMinute = { 0: 50, 1: 48, 2: 40, 3: 25 } as const;

/** When what may be sent. All moments are of the monotonic clock, in milliseconds. */
export type Pace = {
  readonly readyAt: (job: Job) => number;
  readonly sent: (job: Job) => void;
  /** Slack said to leave this method alone for so long. */
  readonly rest: (method: string, ms: number) => void;
};

export function openPace(clock: Pick<Clock, 'monotonic'>): Pace {
  const resting = new Map<string, number>();
  const next = new Map<string, number>();
  let edits: readonly number[] = [];
  const budgetAt = ({ priority }: Job): number => {
    const most = editsAMinute[priority];
    const oldest = edits.at(-most);
    return oldest === undefined ? 0 : oldest + minuteMs;
  };
  return {
    readyAt: (job) =>
      Math.max(
        resting.get(job.method) ?? 0,
        next.get(slot(job)) ?? 0,
        job.method === 'chat.update' ? budgetAt(job) : 0,
      ),
    sent: (job) => {
      const now = clock.monotonic();
      if (job.method === 'chat.update') {
        edits = [...edits.filter((at) => at > now - minuteMs), now];
        next.set(slot(job), now + (job.priority === 3 ? betweenTailEditsMs : betweenEditsMs));
      } else if (job.method === 'views.publish') {
        next.set(slot(job), now + betweenEditsMs);
      } else if (job.method === 'chat.postMessage') {
        next.set(slot(job), now + betweenPostsMs);
      }
      for (const [key, at] of next) if (at <= now) next.delete(key);
    },
    rest: (method, ms) => {
      resting.set(method, clock.monotonic() + ms);
    },
  };
}

/** What one after the other has to keep apart: the edits of a message, the posts of a channel. */
const slot = ({ method, lane, id }: Job): string =>
  method === 'chat.update' ? `edit ${id}` : `${method} ${lane}`;
