import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { remindersOf } from './due.ts';

/** One term an incident: what is due at the same hour is one reminder, however long nobody could give it. */
export function reportTerms(incident: Incident): readonly Term[] {
  const [first] = remindersOf(incident)
    .map(({ at }) => at)
    .toSorted();
  return first === undefined
    ? []
    : [{ key: `report/${incident.id}`, at: first, order: { kind: 'remindReport' } }];
}
