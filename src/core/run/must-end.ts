import type { PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

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
  if (run.stopping === 'superseded') return true;
  const isMain = incident.plans[plan]?.document.steps.some(({ id }) => id === step) ?? false;
  return run.stopping !== undefined && isMain;
}
