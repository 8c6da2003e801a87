import type { Event } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { reviewOpened } from '../review/reviews.ts';
import { needsSecond } from './needs.ts';
import { isGlassBroken } from './standing.ts';

/** Behind broken glass one person may decide what takes two otherwise; somebody else looks at it afterwards (record.md). */
export const decidedAlone = (
  incident: Incident,
  { id, document }: MadePlan,
  at: Instant,
): readonly Event[] =>
  needsSecond(document) && isGlassBroken(incident, at)
    ? [
        reviewOpened(
          incident,
          {
            cause: 'override',
            notBy: [incident.authority],
            what: `${id} needs two persons and went with one, behind broken glass`,
          },
          at,
        ),
      ]
    : [];
