import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Recorded } from '../recorded.ts';

/** What somebody agreed to ahead on a target, whether or not it still counts. */
export type AheadApproval = Pick<
  EventOf<'PlanApprovedAhead'>,
  'person' | 'roles' | 'shape' | 'until'
> & {
  readonly at: Instant;
  readonly revokedBy?: PersonId;
};

/** The next list of what was agreed to ahead. A person's later word takes the place of the earlier one. */
export function evolveAhead(
  ahead: readonly AheadApproval[],
  { event, at }: Pick<Recorded, 'event' | 'at'>,
): readonly AheadApproval[] {
  if (event.type === 'PlanApprovedAhead') {
    const { person, roles, shape, until } = event;
    return [...ahead.filter((one) => one.person !== person), { person, roles, shape, until, at }];
  }
  if (event.type !== 'AheadRevoked') return ahead;
  const { people, by } = event;
  return ahead.map((one) => (people.includes(one.person) ? { ...one, revokedBy: by } : one));
}

export const inForce = ({ revokedBy, until }: AheadApproval, now: Instant): boolean =>
  revokedBy === undefined && now < until;
