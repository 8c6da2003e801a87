import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { counting, lateAt } from './countdown.ts';
import { announcedAt } from './eligible.ts';

/** When the standing order is announced, and when it is too late to give it. */
export function standingOrderTerms(incident: Incident): readonly Term[] {
  const due = announcedAt(incident);
  const order = counting(incident);
  const key = `${incident.id}/standing-order`;
  return [
    ...(due === undefined ? [] : [{ key, at: due, order: { kind: 'standingOrderDue' } as const }]),
    ...(order ? [{ key, at: lateAt(order), order: { kind: 'standingOrderLate' } as const }] : []),
  ];
}
