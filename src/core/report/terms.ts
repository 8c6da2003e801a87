import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { remindersOf } from './due.ts';
import { givenUpAt } from './publishing.ts';

/** What is due at the same hour is one reminder, however long nobody could give it; and publishing has an end. */
export function reportTerms(incident: Incident): readonly Term[] {
  const [first] = remindersOf(incident)
    .map(({ at }) => at)
    .toSorted();
  const end = givenUpAt(incident);
  return [
    ...(first === undefined
      ? []
      : [{ key: `report/${incident.id}`, at: first, order: { kind: 'remindReport' } } as const]),
    ...(end === undefined
      ? []
      : [
          {
            key: `publication/${incident.id}`,
            at: end,
            order: { kind: 'endPublishing' },
          } as const,
        ]),
  ];
}
