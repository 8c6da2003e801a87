import type { Incident } from '../incident/incident.ts';
import { placeOf, unsettledIn } from '../rest/place.ts';
import { restTerms } from '../rest/terms.ts';
import type { Sight } from '../run/phase.ts';
import { stepName } from './steps.ts';
import type { Voice } from './voice.ts';
import { clock, list, oneLine } from './words.ts';

/** What taking a run to rest would do: `Close checkout-1 and Close checkout-2`. */
const restSteps = ({ made }: Pick<Sight, 'made'>): string =>
  list(made.document.rest.map(({ name }) => oneLine(name, 80)));

/** Where a run that stands still stands, what happens without an answer, and what keeps it from happening. */
export function restLines(incident: Incident, sight: Sight, voice: Voice): readonly string[] {
  const { run, made } = sight;
  if (run.status === 'resting') {
    return [`${run.plan} is on its way to where it is safe to stay: ${restSteps(sight)}`];
  }
  if (run.status !== 'paused' || made.document.rest.length === 0) return [];
  const [term] = restTerms(incident);
  if (term) {
    return [
      `This is no resting place. Without an answer by ${clock(term.at, voice)} it is taken to rest by itself: ${restSteps(sight)}`,
    ];
  }
  const place = placeOf(sight);
  if (place === 'rests' && run.restsSince !== undefined) {
    return [`${run.plan} rests since ${clock(run.restsSince, voice)}: it is safe to stay`];
  }
  switch (place) {
    case 'unsettled':
      return [
        `It is not taken to rest before ${list(unsettledIn(sight).map(stepName))} has ended or is settled`,
      ];
    case 'stuck':
      return ['It could not be taken to rest: a step on the way there failed'];
    default:
      return [];
  }
}
