import type { Clock } from '../../../app/ports/clock.ts';
import type { Priority } from './job.ts';
import type { Request } from './request.ts';

/** Slack's own limits (slack.md 4.3), and ours where people read: so long between two calls to the same. */
const gapsMs: Readonly<Record<string, number>> = {
  'chat.postMessage': 1_000,
  'chat.update': 2_500,
  'views.publish': 2_500,
};
const cosmeticEditMs = 3_000;
const minuteMs = 60_000;
/** Calls a minute for the whole workspace; what is only nice to have leaves room for what is not. */
const aMinute: Readonly<Record<string, Readonly<Record<Priority, number>>>> = {
  'chat.update': { 0: 50, 1: 48, 2: 40, 3: 25 },
  'views.publish': { 0: 90, 1: 90, 2: 80, 3: 60 },
};

/** When what may be called. All moments are of the monotonic clock, in milliseconds. */
export type Pace = {
  /** From when on this call may be made, if it is so urgent. */
  readonly readyAt: (request: Request, priority: Priority) => number;
  /** Counts a call that is made now; answers how many milliseconds too early that is, and then it is not to be made. */
  readonly take: (request: Request) => number;
  /** Slack said to leave this alone for so long: a method, of posts one channel. */
  readonly rest: (request: Request, ms: number) => void;
};

export function openPace(clock: Pick<Clock, 'monotonic'>): Pace {
  const resting = new Map<string, number>();
  const last = new Map<string, number>();
  const counted = new Map<string, readonly number[]>();
  const budgetAt = ({ method }: Request, priority: Priority): number => {
    const most = aMinute[method]?.[priority];
    const oldest = most === undefined ? undefined : counted.get(method)?.at(-most);
    return oldest === undefined ? 0 : oldest + minuteMs;
  };
  const allowedAt = (request: Request, priority: Priority): number =>
    Math.max(resting.get(restOf(request)) ?? 0, budgetAt(request, priority));
  return {
    readyAt: (request, priority) => {
      const before = last.get(slotOf(request));
      const gapAt = before === undefined ? 0 : before + gapOf(request, priority);
      return Math.max(allowedAt(request, priority), gapAt);
    },
    take: (request) => {
      const now = clock.monotonic();
      const early = allowedAt(request, 0) - now;
      if (early > 0) return early;
      const { method } = request;
      if (aMinute[method]) {
        const lately = (counted.get(method) ?? []).filter((at) => at > now - minuteMs);
        counted.set(method, [...lately, now]);
      }
      if (gapsMs[method] !== undefined) last.set(slotOf(request), now);
      for (const [slot, at] of last) if (at + cosmeticEditMs <= now) last.delete(slot);
      return 0;
    },
    rest: (request, ms) => void resting.set(restOf(request), clock.monotonic() + ms),
  };
}

const slotOf = ({ method, to }: Request): string => `${method} ${to}`;

/** Slack counts posts by channel and everything else by method. */
const restOf = (request: Request): string =>
  request.method === 'chat.postMessage' ? slotOf(request) : request.method;

const gapOf = ({ method }: Request, priority: Priority): number =>
  method === 'chat.update' && priority === 3 ? cosmeticEditMs : (gapsMs[method] ?? 0);
