import type { Event, EventOf } from '../events.ts';
import { type Instant, instant, millis, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** Four eyes afterwards (capabilities, P58). A review keeps nobody from recovering or closing. */
export type Review = Omit<EventOf<'ReviewOpened'>, 'type' | 'texts'> & {
  readonly openedAt: Instant;
  readonly doneBy: PersonId | undefined;
};

export const openReviews = ({ reviews }: Pick<Incident, 'reviews'>): readonly Review[] =>
  Object.values(reviews).filter(({ doneBy }) => doneBy === undefined);

type Unusual = {
  readonly cause: EventOf<'ReviewOpened'>['cause'];
  readonly notBy: readonly PersonId[];
  /** What was done, in words. */
  readonly what: string;
};

/** Opens a review for somebody who was not in it, due on the next business day. `offset` counts others opened by the same order. */
export const reviewOpened = (
  incident: Pick<Incident, 'reviews'>,
  { cause, notBy, what }: Unusual,
  at: Instant,
  offset = 0,
): Event => ({
  type: 'ReviewOpened',
  review: `V${Object.keys(incident.reviews).length + 1 + offset}`,
  cause,
  notBy: [...notBy],
  due: nextBusinessDay(at),
  texts: { what },
});

const dayMs = 86_400_000;

/** The same time on the next day from Monday to Friday, in UTC. */
function nextBusinessDay(at: Instant): Instant {
  const next = new Date(millis(at) + dayMs);
  const isWeekend = next.getUTCDay() === 0 || next.getUTCDay() === 6;
  return isWeekend ? nextBusinessDay(instant(next.getTime())) : instant(next.getTime());
}
