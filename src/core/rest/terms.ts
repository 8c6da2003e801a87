import { after } from '../ids.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import { sightOf } from '../run/phase.ts';
import type { Term } from '../terms.ts';
import { placeOf, quietSince } from './place.ts';

/**
 * When nobody answers a run that stands where it is not safe to stay, it takes itself to rest. It never does while a step
 * runs or nobody knows whether one did (architecture.md, the step protocol, 10).
 */
export function restTerms(incident: Incident): readonly Term[] {
  const run = currentRun(incident);
  if (run?.status !== 'paused' || placeOf(sightOf(incident, run)) !== 'unsafe') return [];
  const { plan, epoch } = run;
  const at = after(quietSince(run), incident.rules.maxWaitMs);
  return [{ key: `rest/${plan}`, at, order: { kind: 'restDue', plan, epoch } }];
}
