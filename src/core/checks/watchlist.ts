import { currentRun, type Incident } from '../incident/incident.ts';
import type { CheckSpec } from '../plan/plan.ts';
import { afterKey, phase, preconditionKey, sightOf } from '../run/phase.ts';
import { allSteps, type Run, stepState } from '../run/run.ts';
import { criteriaOf, mitigationOf, toHoldAgain } from './criteria.ts';

/** A check that has to be asked now. `once`: until it has a verdict; otherwise for as long as it stands here. */
export type Watched = {
  readonly key: string;
  readonly spec: CheckSpec;
  readonly once: boolean;
  readonly epoch: number | undefined;
};

/** All checks that the incident's state asks for now. */
export function watchlist(incident: Incident): readonly Watched[] {
  const run = currentRun(incident);
  return [...(run ? ofRun(incident, run) : []), ...ofLadder(incident)];
}

function ofRun(incident: Incident, run: Run): readonly Watched[] {
  const sight = sightOf(incident, run);
  const { document } = sight.made;
  const before =
    run.status === 'running' && phase(sight) === 'preconditions'
      ? document.preconditions.map((spec) => ({ key: preconditionKey(spec.id), spec }))
      : [];
  const after = allSteps(document)
    .filter(({ id }) => stepState(run, id).status === 'finished')
    .flatMap((step) => step.checkAfter.map((spec) => ({ key: afterKey(step.id, spec.id), spec })));
  return [...before, ...after]
    .filter(({ key }) => incident.checks[key] === undefined && !incident.waived.includes(key))
    .map((entry) => ({ ...entry, once: true, epoch: run.epoch }));
}

/** Calm before anything was done or claimed proves nothing, nor after a reopening; after *recovered* the watch is over. */
function ofLadder(incident: Incident): readonly Watched[] {
  const { rung, actedSinceOpened } = incident;
  if (rung === 'recovered' || rung === 'closed') return [];
  if (!actedSinceOpened && rung !== 'mitigated' && rung !== 'validating') return [];
  const epoch = incident.course.status === 'none' ? undefined : incident.course.epoch;
  const again = toHoldAgain(incident);
  const asked = rung === 'validating' ? criteriaOf(incident) : again ? [again] : [];
  return [...mitigationOf(incident), ...asked].map((each) => ({ ...each, once: false, epoch }));
}
