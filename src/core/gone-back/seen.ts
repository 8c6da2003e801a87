import type { Instant, Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { liveNow, type TargetHistory } from '../release/history.ts';
import { isFollowed } from '../strategy/followed.ts';

/**
 * Whether this says that an older release is live again: one that was live here before the present one was for the first
 * time. A release that comes back after it was rolled back from goes forward. What was live earlier than the present one is
 * old news.
 */
export function goesBack(
  history: TargetHistory,
  { version, since }: { readonly version: string; readonly since: Instant },
): { readonly from: string; readonly to: string } | undefined {
  const now = liveNow(history);
  if (now === undefined || since <= now.since) return undefined;
  const first = (wanted: string) => history.live.findIndex((live) => live.version === wanted);
  const [before, present] = [first(version), first(now.version)];
  return before !== -1 && before < present ? { from: now.version, to: version } : undefined;
}

/** Whether the incident that holds a target brings this release there itself, or brought it by one of its runs. */
export const isBrought = (incident: Incident, target: Target, version: string): boolean =>
  isFollowed(incident, target, { version, digest: undefined, commits: [] }) ||
  Object.entries(incident.plans).some(
    ([
      plan,
      {
        document: { targets, to },
      },
    ]) => plan in incident.runs && to.version === version && targets.includes(target),
  );
