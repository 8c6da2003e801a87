import { maySee, personOf } from '../app/people/sight.ts';
import type { IncidentId } from '../core/ids.ts';
import type { Desk } from './desk.ts';
import type { Asked } from './route.ts';

/** Lines of a file leave by the thousand: it is asked no more often than this. */
const askAgainMs = 500;

type Who = Pick<Asked, 'by' | 'isStillIn'>;

/** Whether whoever asked would be let in now, and may know of each of these incidents. */
export const stillMay =
  ({ ship }: Pick<Desk, 'ship'>, { by, isStillIn }: Who, ids: readonly IncidentId[]) =>
  async (): Promise<boolean> => {
    if (!isStillIn()) return false;
    for (const id of ids) {
      const { state } = await ship.incidents.load(id);
      if (state === undefined || !maySee(ship, state, personOf(by.actor))) return false;
    }
    return true;
  };

/** The same answer for half a second, while it is yes. */
export function calmly(
  { ship: { clock } }: Pick<Desk, 'ship'>,
  isAllowed: () => Promise<boolean>,
): () => boolean | Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.monotonic();
    if (now - askedAt < askAgainMs) return true;
    askedAt = now;
    return isAllowed();
  };
}
