import type { Instant } from '../ids.ts';
import type { Recorded } from '../recorded.ts';

export type Live = {
  readonly version: string;
  readonly digest: string | undefined;
  readonly commit: string | undefined;
  readonly since: Instant;
};

/** What the stream `target/…` says: what went live there, newest last, and what was taken back. */
export type TargetHistory = {
  readonly live: readonly Live[];
  readonly rolledBackFrom: readonly string[];
};

export const noHistory: TargetHistory = { live: [], rolledBackFrom: [] };

/** The next state of a target's history. Registrations may come late: the order is that of going live. */
export function evolveTarget(history: TargetHistory, { event }: Recorded): TargetHistory {
  if (event.type === 'ReleaseRegistered') {
    const { version, digest, commit, liveSince } = event;
    const live = [...history.live, { version, digest, commit, since: liveSince }];
    return { ...history, live: live.toSorted((a, b) => a.since.localeCompare(b.since)) };
  }
  if (event.type === 'ReleaseRestored') {
    const back = history.live.findLast(({ version }) => version === event.to);
    const again: Live = {
      version: event.to,
      digest: back?.digest,
      commit: back?.commit,
      since: event.since,
    };
    return {
      live: [...history.live, again],
      rolledBackFrom: [...new Set([...history.rolledBackFrom, event.from])],
    };
  }
  return history;
}

/** What is live now, as far as anybody registered. */
export const liveNow = (history: TargetHistory): Live | undefined => history.live.at(-1);

/** The newest release that was live before the present one and was not rolled back from. */
export function wayBack(history: TargetHistory): Live | undefined {
  const now = liveNow(history)?.version;
  return history.live.findLast(
    ({ version }) => version !== now && !history.rolledBackFrom.includes(version),
  );
}
