import { type Instant, after as later } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from '../paging/decisions.ts';
import { isDown } from '../standdown/night.ts';
import type { Walk } from './walk.ts';

/** A time in which something waited for the authority, who gave no sign. */
export type Unattended = {
  readonly from: Instant;
  /** Undefined where it goes on at the end of the log. */
  readonly to: Instant | undefined;
};

/**
 * The times without an authority who is awake: a decision waited longer than `max_wait` (product.md, "Roles") without a
 * sign of whoever had it. Counted from when it began to wait, or from the last sign. A stand-down is no such time.
 */
export function unattendedOf({ turns, incident }: Walk): readonly Unattended[] {
  return turns.flatMap(({ after }, index): readonly Unattended[] => {
    const from = quietSince(after);
    const before = turns[index - 1]?.after;
    if (from === undefined || from === (before && quietSince(before))) return [];
    const end = turns.slice(index + 1).find((turn) => quietSince(turn.after) !== from);
    const to = end?.happened.at;
    const waited = to ?? incident.updatedAt;
    return later(from, after.rules.maxWaitMs) < waited ? [{ from, to }] : [];
  });
}

/** Since when a decision waits for somebody who says nothing. */
function quietSince(incident: Incident): Instant | undefined {
  const since = decisionSince(incident);
  if (since === undefined || isDown(incident)) return undefined;
  const seen = incident.paging.seen[incident.authority];
  return seen !== undefined && seen > since ? seen : since;
}
