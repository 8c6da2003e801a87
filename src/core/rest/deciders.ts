import { type Decider, decided, nothing, refused } from '../command.ts';
import { firstRefusal } from '../guards.ts';
import { currentRun } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { type Sight, sightOf } from '../run/phase.ts';
import { stepState } from '../run/run.ts';
import { placeOf, stuckAt, unsettledIn } from './place.ts';
import { takenToRest } from './taken.ts';

const noWay = ({ run, made }: Sight): Refusal | undefined =>
  made.document.rest.length === 0 ? refuse('NoRestBlock', { plan: run.plan }) : undefined;

/** What still runs is waited for; what nobody can account for a person settles first. */
function unknownStep(sight: Sight): Refusal | undefined {
  const spec = unsettledIn(sight).find(({ id }) => stepState(sight.run, id).status === 'unknown');
  return spec && refuse('StepUnsettled', { step: spec.id });
}

function failedOnTheWay(sight: Sight): Refusal | undefined {
  const spec = stuckAt(sight);
  return spec && refuse('StepInTheWay', { step: spec.id });
}

/** Takes the run to where it is safe to stay: nothing else of it starts, and what still runs is let end first. */
const toRest: Decider<'toRest'> = (command, incident) => {
  const run = currentRun(incident);
  if (!run) return refused(refuse('NothingRuns', { order: 'toRest' }));
  if (run.status === 'stopping') return nothing({ note: 'AlreadyStopping', plan: run.plan });
  if (run.status === 'resting') return nothing({ note: 'AlreadyGoingToRest', plan: run.plan });
  const sight = sightOf(incident, run);
  if (placeOf(sight) === 'rests') return nothing({ note: 'AlreadyRests', plan: run.plan });
  const against = firstRefusal([
    () => noWay(sight),
    () => unknownStep(sight),
    () => failedOnTheWay(sight),
  ]);
  if (against) return refused(against);
  const { reason } = command.order;
  const texts = reason === undefined ? {} : { texts: { reason } };
  const basis = because(command, command.by);
  return decided(takenToRest(run, { by: 'order', because: basis, ...texts }));
};

/** Seen, and it stays where it is: the wait for an answer begins anew. */
const stay: Decider<'stay'> = (command, incident) => {
  const run = currentRun(incident);
  if (!run) return refused(refuse('NothingRuns', { order: 'stay' }));
  const { plan } = run;
  if (run.status === 'running') return nothing({ note: 'AlreadyRunning', plan });
  if (run.status === 'stopping') return nothing({ note: 'AlreadyStopping', plan });
  if (run.status === 'resting') return nothing({ note: 'AlreadyGoingToRest', plan });
  if (placeOf(sightOf(incident, run)) !== 'unsafe') return nothing({ note: 'AlreadyPaused', plan });
  return decided({ type: 'RestPutOff', plan, because: because(command, command.by) });
};

/** The orders about where a run rests. */
export const restDeciders = { toRest, stay };
