import type { PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { sightOf } from './phase.ts';

/**
 * Whether a step that runs under this epoch has to end now: its strategy is no longer the one, or its run stops and the
 * step is not one of those that clean up.
 */
export function mustEnd(
  incident: Incident,
  { plan, step, epoch }: { readonly plan: PlanId; readonly step: string; readonly epoch: number },
): boolean {
  const run = incident.runs[plan];
  if (!run || run.epoch !== epoch || run.status === 'ended') return true;
  if (run.stopping === undefined) return false;
  const { steps } = sightOf(incident, run).made.document;
  return run.stopping === 'superseded' || steps.some(({ id }) => id === step);
}
