import { currentRun, type Incident } from '../incident/incident.ts';
import { stepState } from '../run/run.ts';
import { fewWords } from '../texts/words.ts';
import type { Budget } from './card-budgets.ts';

/** While a run replaces it no release is simply live: how far that run is. Undefined where none does. */
export function underWay(
  incident: Pick<Incident, 'course' | 'runs' | 'plans'>,
  budget: Budget,
): string | undefined {
  const run = currentRun(incident);
  if (run === undefined) return undefined;
  const plan = incident.plans[run.plan]?.document;
  if (plan === undefined || plan.from.version === plan.to.version) return undefined;
  const [from, to] = [plan.from, plan.to].map(({ version }) => fewWords(version, budget.name, 30));
  const done = plan.steps.filter(({ id }) => stepState(run, id).status === 'finished').length;
  return `Release ${from} is going back to ${to}: ${done} of ${plan.steps.length} steps done`;
}
