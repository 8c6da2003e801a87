import { goesUnapproved } from '../approval/standing.ts';
import type { PlanId } from '../ids.ts';
import { needsOf } from '../impact/needs.ts';
import type { Incident } from '../incident/incident.ts';

/** What has to be given back with the digest of a card, as it is typed. */
export function neededWords(incident: Incident, plan: PlanId): string {
  const words = Object.values(incident.plans)
    .filter(({ id }) => id === plan)
    .map((made) => needsOf(made.document, goesUnapproved(incident, made)))
    .flatMap(({ accept, typed }) => [
      ...accept.map((word) => ` --accept ${word}`),
      ...(typed === undefined ? [] : [` --typed "${typed}"`]),
    ]);
  return words.join('');
}
