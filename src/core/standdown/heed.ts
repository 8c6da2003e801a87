import type { Heeder } from '../heed.ts';
import { after, type Instant, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** Longer than a handover in the middle of things: people come in when they come in. */
const offerMs = 60 * 60_000;

/** The first of the roster as it is now, unless they decide already, somebody acts again, or it is over by itself. */
function dayAuthority({
  standDown,
  rung,
  offer,
  authority,
  paging,
}: Incident): PersonId | undefined {
  const isCalm = standDown?.status === 'down' && (rung === 'mitigated' || rung === 'validating');
  const [first] = paging.succession.people;
  return isCalm && offer === undefined && first !== authority ? first : undefined;
}

const offerTo = (to: PersonId | undefined, at: Instant) =>
  to === undefined ? {} : { offered: { to, until: after(at, offerMs) } };

/** The hour has come: the decision is offered to whoever has the day, and whoever slept is told. */
const standDownOver: Heeder<'standDownOver'> = (_order, incident, at) => {
  const { standDown, paging, rung } = incident;
  if (standDown === undefined || standDown.status === 'over' || rung === 'closed') return [];
  if (at < standDown.until) return [];
  const slept = standDown.people.filter((one) => (paging.seen[one] ?? '') <= standDown.since);
  return [{ type: 'StandDownEnded', slept, ...offerTo(dayAuthority(incident), at) }];
};

/** What the timer says about standing down. */
export const standDownHeeders = { standDownOver };
