import { after, type Instant } from '../ids.ts';
import { type Share, shareOf } from './measure.ts';

/** How a service is rehearsed: when it passed a drill last, and whether the day by which it was to pass again went by. */
export type Rehearsal = {
  readonly service: string;
  /** Whether a release of it is live anywhere. */
  readonly isDeployed: boolean;
  /** Whether its playbook can be read, and there is a release to go back to. */
  readonly hasWayBack: boolean;
  readonly passedAt: Instant | undefined;
  readonly isOverdue: boolean;
};

export type Readiness = {
  /** Services with a ready plan and a drill that passed within 30 days / services deployed (record.md, "Readiness coverage"). */
  readonly coverage: Share;
  /** Services whose next drill is overdue. */
  readonly overdue: number;
};

const freshMs = 30 * 86_400_000;

/** How ready services are at this moment, whatever the window asked for. */
export const readinessOf = (rehearsals: readonly Rehearsal[], now: Instant): Readiness => ({
  coverage: shareOf(
    rehearsals
      .filter(({ isDeployed }) => isDeployed)
      .map(
        ({ hasWayBack, passedAt }) =>
          hasWayBack && passedAt !== undefined && passedAt >= after(now, -freshMs),
      ),
  ),
  overdue: rehearsals.filter(({ isOverdue }) => isOverdue).length,
});
