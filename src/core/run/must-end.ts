import type { PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { leftBehind, sightOf } from './phase.ts';

/** Whether a step that runs under this epoch has to end now: its strategy is no longer the one, or its run left it behind. */
export function mustEnd(
  incident: Incident,
  { plan, step, epoch }: { readonly plan: PlanId; readonly step: string; readonly epoch: number },
): boolean {
  const run = incident.runs[plan];
  if (!run || run.epoch !== epoch || run.status === 'ended') return true;
  return leftBehind(sightOf(incident, run)).some(({ id }) => id === step);
}
