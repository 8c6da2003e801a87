import { type Instant, millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { classOf, type TextClass, textClasses } from './classes.ts';
import type { Retention } from './terms.ts';

/** Where texts stand: an event, and its incident where it has one. */
type Place = {
  readonly type: string;
  readonly recordedAt: Instant;
  readonly incident: Pick<Incident, 'rung' | 'hold' | 'reached'> | undefined;
};

/** Before this moment nothing can be over, whatever its class. */
export const nothingOverAfter = (now: Instant, terms: Retention): number =>
  millis(now) - Math.min(...textClasses.map((one) => terms[one]));

/**
 * The class for which the time of an event's texts is over; undefined while they are kept. It runs from when they were
 * recorded, in an incident from its last closing at the earliest: an open one keeps all, and one that is held too.
 */
export function overAs(
  { type, recordedAt, incident }: Place,
  now: Instant,
  terms: Retention,
): TextClass | undefined {
  if (incident && (incident.rung !== 'closed' || incident.hold !== undefined)) return undefined;
  const closed = incident?.reached.closed;
  const since = Math.max(millis(recordedAt), closed === undefined ? 0 : millis(closed));
  const as = classOf(type);
  return millis(now) - since >= terms[as] ? as : undefined;
}
