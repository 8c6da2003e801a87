import type { Heeder } from '../heed.ts';
import { currentRun } from '../incident/incident.ts';
import { takenToRest } from './taken.ts';
import { restTerms } from './terms.ts';

/** No decision: whoever said go to the plan approved it, and the card named it. */
const restDue: Heeder<'restDue'> = ({ plan, epoch }, incident, at) => {
  const run = currentRun(incident);
  if (run?.plan !== plan || run.epoch !== epoch) return [];
  const isDue = restTerms(incident).some((term) => term.at <= at);
  return isDue ? [takenToRest(run, { by: 'timer', approvedBy: incident.decidedBy[plan] })] : [];
};

/** What the timer says about a run that stands where it is not safe to stay. */
export const restHeeders = { restDue };
