import type { DrillBook } from '../drill/book.ts';
import type { DrillStanding } from '../drill/standing.ts';
import { count } from '../texts/words.ts';

/** How the way back of a service was rehearsed, where drills of it are set up. */
export type RehearsalRecord = {
  readonly service: string;
  readonly standing: DrillStanding;
  readonly book: Pick<DrillBook, 'drills'>;
};

/** Whether it says less than it seems to: it never passed, it is overdue, or it was another playbook. */
export const isDoubtful = ({ state, changed }: RehearsalRecord['standing']): boolean =>
  state === 'never' || state === 'overdue' || changed;

/** The weakest rehearsal of the services of a plan, in one short sentence; nothing where no drills are set up. */
export function rehearsalLine(
  records: readonly RehearsalRecord[],
  isShort: boolean,
): readonly string[] {
  const [weakest] = records.map(({ standing }) => standing).toSorted(weakestFirst);
  if (weakest === undefined) return [];
  const { ageDays, state, changed, why } = weakest;
  if (ageDays === undefined) return [why === 'failed' ? 'No drill passed.' : 'Never rehearsed.'];
  const days = isShort ? `${ageDays}d ago` : `${count(ageDays, 'day')} ago`;
  const when = ageDays === 0 ? 'today' : days;
  const doubt = changed ? ', other playbook' : '';
  return [`Rehearsed ${when}${state === 'overdue' ? ', overdue' : doubt}.`];
}

/** What never passed comes before everything, then what is overdue, then what was another playbook, then the oldest. */
const weakestFirst = (one: DrillStanding, other: DrillStanding): number =>
  rank(one) - rank(other) || (other.ageDays ?? 0) - (one.ageDays ?? 0);

function rank({ ageDays, state, changed }: DrillStanding): number {
  if (ageDays === undefined) return 0;
  if (state === 'overdue') return 1;
  return changed ? 2 : 3;
}
