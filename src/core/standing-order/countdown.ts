import { after, type Instant, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** An order that was not given within this time of its countdown is not given any more: people have turned to other things. */
const lateMs = 60_000;

type Counting = Extract<Incident['standingOrder'], { status: 'counting' }>;

/** The standing order while it counts down. */
export const counting = ({
  standingOrder,
}: Pick<Incident, 'standingOrder'>): Counting | undefined =>
  standingOrder.status === 'counting' ? standingOrder : undefined;

/** The last moment at which it may still be given. */
export const lateAt = ({ until }: Pick<Counting, 'until'>): Instant => after(until, lateMs);

/** Who is paged for it, and may cancel it: whoever decides, their deputy, and everybody on the roster. */
export function heldBy({ authority, paging, roles }: Incident): ReadonlySet<PersonId> {
  const { deputy, people } = paging.succession;
  const first = roles['deputy'] ?? deputy;
  return new Set([authority, ...(first === undefined ? [] : [first]), ...people]);
}

/** Whether a stop by this person ends a countdown: everybody who is paged for it may, because whoever answers is enough. */
export const mayCancel = (person: PersonId, incident: Incident): boolean =>
  counting(incident) !== undefined && heldBy(incident).has(person);
