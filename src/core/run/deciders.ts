import { nearest } from '../../lib/nearest.ts';
import {
  type Command,
  type Decider,
  type Decision,
  decided,
  nothing,
  refused,
} from '../command.ts';
import type { Event } from '../events.ts';
import { after, type PersonId } from '../ids.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import type { OrderKind, OrderOf } from '../orders.ts';
import type { StepSpec } from '../plan/plan.ts';
import { because } from '../policy/because.ts';
import { heldOn } from '../policy/facts.ts';
import { holdersOf } from '../policy/may.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { isInTheWay } from '../rest/place.ts';
import { takenToRest } from '../rest/taken.ts';
import { nextResidual, residualDueMs, unaccounted } from './ending.ts';
import { isEvidence, manualOf } from './manual.ts';
import { failedAfter, type Sight, sightOf, stillToCome } from './phase.ts';
import { allSteps, type StepState, stepState } from './run.ts';
import { abort, resume, stop } from './stopping.ts';

type Found = { readonly sight: Sight; readonly spec: StepSpec; readonly state: StepState };

/** The step that an order means, in the run that is under way; named by its id, its number, or `RB-17/its-id`. A name from another run means nothing here. */
function find(
  incident: Incident,
  { step: said, kind: order }: { readonly step: string; readonly kind: OrderKind },
): Found | Refusal {
  const run = currentRun(incident);
  if (!run) return refuse('NothingRuns', { order });
  const sight = sightOf(incident, run);
  const specs = allSteps(sight.made.document);
  const slash = said.indexOf('/');
  const id = said.slice(slash + 1).toLowerCase();
  const isHere = slash < 0 || said.slice(0, slash).toUpperCase() === run.plan;
  const spec = specs.find((step) => step.id === id) ?? sight.made.document.steps[Number(id) - 1];
  const steps = specs.map((step) => step.id);
  if (!spec || !isHere) return refuse('UnknownStep', { said, steps, nearest: nearest(id, steps) });
  return { sight, spec, state: stepState(run, spec.id) };
}

const notThere = ({ spec, state }: Found, order: string): Decision =>
  state.status === 'unknown'
    ? refused(refuse('StepUnsettled', { step: spec.id }))
    : refused(refuse('StepNotThere', { step: spec.id, status: state.status, order }));

/** If the run stood still because of this step, it goes on with the order that deals with it. */
function goOn(
  command: (Command & Parameters<Decider<'retry'>>[0]) | Parameters<Decider<'skip'>>[0],
  found: Found,
): readonly Event[] {
  const { sight, spec } = found;
  const { run } = sight;
  if (run.status !== 'paused') return [];
  const isRest = sight.made.document.rest.includes(spec);
  const restsBefore = run.restsSince !== undefined && isInTheWay(sight, spec);
  if (run.step !== spec.id && !restsBefore) return [];
  const basis = because(command, command.by);
  return isRest
    ? [takenToRest(run, { by: 'order', because: basis })]
    : [{ type: 'RunResumed', plan: run.plan, because: basis }];
}

/** Once more, by order: a failed step, one that did not run, or one whose check afterwards did not pass. Never an unknown one, and none that would not start any more because the run stops. */
const retry: Decider<'retry'> = (command, incident) => {
  const found = find(incident, command.order);
  if ('code' in found) return refused(found);
  const { sight, spec, state } = found;
  const failed = state.status === 'failed' || state.status === 'not-run';
  const again = failed || failedAfter(sight, spec) !== undefined;
  if (!again || !stillToCome(sight).includes(spec)) return notThere(found, 'retry');
  return decided(
    {
      type: 'StepRetried',
      plan: sight.run.plan,
      step: spec.id,
      because: because(command, command.by),
      texts: { reason: command.order.reason },
    },
    ...goOn(command, found),
  );
};

const skippable: ReadonlySet<StepState['status']> = new Set([
  'pending',
  'not-run',
  'failed',
  'awaiting-ack',
]);

/** The plan goes on without it: by name, with a reason. */
const skip: Decider<'skip'> = (command, incident) => {
  const found = find(incident, command.order);
  if ('code' in found) return refused(found);
  const { sight, spec, state } = found;
  if (!skippable.has(state.status)) return notThere(found, 'skip');
  return decided(
    {
      type: 'StepSkipped',
      plan: sight.run.plan,
      step: spec.id,
      because: because(command, command.by),
      texts: { reason: command.order.reason },
    },
    ...goOn(command, found),
  );
};

/** A person says what became of a step that nobody could account for. Abandoned, it stays unknown and a residual opens. */
const settle: Decider<'settle'> = (command, incident) => {
  const found = find(incident, command.order);
  if ('code' in found) return refused(found);
  const { sight, spec, state } = found;
  const { order, by, at } = command;
  if (state.status !== 'unknown' || state.abandoned) {
    return refused(
      refuse('StepNotThere', { step: spec.id, status: state.status, order: 'settle' }),
    );
  }
  const settled: Event = {
    type: 'StepSettled',
    plan: sight.run.plan,
    step: spec.id,
    epoch: sight.run.epoch,
    attempt: state.attempt,
    outcome: order.outcome,
    because: because(command, by),
    texts: { evidence: order.evidence },
  };
  if (order.outcome !== 'abandon') return decided(settled);
  return decided(settled, {
    type: 'ResidualOpened',
    residual: nextResidual(incident),
    ...unaccounted(spec),
    targets: [...sight.made.document.targets],
    due: after(at, residualDueMs),
  });
};

type Ack = Extract<StepState, { status: 'awaiting-ack' }>['ack'];

/** Whether this person has said so already. Blocked once more, with words, says what is missing. */
const isSaid = (ack: Ack, order: OrderOf<'ack'>, by: PersonId): boolean =>
  ack?.state === order.state && ack.by === by && (order.state !== 'blocked' || !order.evidence);

/** What the named role says about a step that a person does. `done` finishes it, with the evidence that it asks for. */
const ack: Decider<'ack'> = (command, incident) => {
  const found = find(incident, command.order);
  if ('code' in found) return refused(found);
  const { spec, state } = found;
  const { order, facts, by } = command;
  if (state.status !== 'awaiting-ack') return notThere(found, 'ack');
  const manual = manualOf(spec);
  const holders = holdersOf(
    manual.role,
    incident,
    heldOn(facts, found.sight.made.document.targets),
  );
  if (!holders.includes(by)) return refused(refuse('NotTheRole', { role: manual.role, holders }));
  const { evidence = '' } = order;
  if (isSaid(state.ack, order, by)) {
    return nothing({ note: 'AlreadyAcked', step: spec.id, state: order.state });
  }
  if (order.state === 'done' && !isEvidence(manual.evidence, evidence)) {
    return refused(refuse('EvidenceMissing', { step: spec.id, evidence: manual.evidence }));
  }
  return decided(...acknowledged(found, order, by));
};

function acknowledged(
  { sight, spec, state }: Found,
  order: OrderOf<'ack'>,
  by: PersonId,
): readonly Event[] {
  const { plan, epoch } = sight.run;
  const common = { plan, step: spec.id, epoch, attempt: state.attempt };
  const texts = order.evidence ? { texts: { evidence: order.evidence } } : {};
  const isUnsaid = order.state === 'blocked' && !order.evidence;
  const said: Event = {
    type: 'StepAcknowledged',
    ...common,
    state: order.state,
    by,
    ...(isUnsaid ? { unsaid: true } : {}),
    ...texts,
  };
  const evidence = { by, state: order.state };
  if (order.state === 'done') return [said, { type: 'StepFinished', ...common, evidence }];
  return order.state === 'failed'
    ? [said, { type: 'StepFailed', ...common, code: 'SaidFailed', evidence }]
    : [said];
}

/** The orders about a run and its steps. */
export const runDeciders = { stop, resume, abort, retry, skip, settle, ack };
