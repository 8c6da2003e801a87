import type { WorkspaceClock } from '../state/clock.ts';
import type { Tier } from './method.ts';

/** Calls a minute of a tier (docs.slack.dev/apis/web-api/rate-limits); `special` stands for a cap that Slack does not publish. */
const perMinute: Readonly<Record<Tier, number>> = {
  t1: 1,
  t2: 20,
  t3: 50,
  t4: 100,
  special: 300,
};

/** chat.postMessage: about one a second and channel, a short burst is let through. */
const postsPerSecond = 1;
const postBurst = 5;

export type RateLimits = {
  /** Seconds to wait when this call is one too many; undefined lets it through and counts it. */
  readonly check: (call: RatedCall) => number | undefined;
  /** On or off. `scale` shortens every window, for example 0.05 makes three seconds of a minute. */
  readonly set: (to: { readonly on: boolean; readonly scale?: number }) => void;
  readonly clear: () => void;
};

type RatedCall = {
  readonly method: string;
  readonly tier: Tier;
  readonly channel: string | undefined;
};
type Window = { readonly key: string; readonly most: number; readonly ms: number };

/** Counts calls by method, and messages by channel, on the workspace's clock. */
export const newRateLimits = (
  clock: Pick<WorkspaceClock, 'now'>,
  start: { readonly on: boolean; readonly scale?: number },
): RateLimits => {
  const calls = new Map<string, readonly number[]>();
  let { on, scale = 1 } = start;
  const recent = ({ key, ms }: Window) =>
    (calls.get(key) ?? []).filter((at) => at > clock.now() - ms);

  return {
    check: (call) => {
      if (!on) return undefined;
      const windows = windowsOf(call, scale);
      const waits = windows.flatMap((window) => {
        const times = recent(window);
        const oldest = times.at(-window.most);
        return times.length < window.most || oldest === undefined
          ? []
          : [oldest + window.ms - clock.now()];
      });
      if (waits.length > 0) return Math.max(1, Math.ceil(Math.max(...waits) / 1_000));
      for (const window of windows) calls.set(window.key, [...recent(window), clock.now()]);
      return undefined;
    },
    set: (to) => {
      ({ on, scale = 1 } = to);
      calls.clear();
    },
    clear: () => calls.clear(),
  };
};

const windowsOf = ({ method, tier, channel }: RatedCall, scale: number): readonly Window[] => {
  const everywhere = { key: method, most: perMinute[tier], ms: 60_000 * scale };
  if (method !== 'chat.postMessage' || channel === undefined) return [everywhere];
  const ms = (postBurst / postsPerSecond) * 1_000 * scale;
  return [everywhere, { key: `${method} ${channel}`, most: postBurst, ms }];
};
