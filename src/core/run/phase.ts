import { holdsAll, owedReading } from '../figures/owed.ts';
import type { CheckState, Incident, MadePlan } from '../incident/incident.ts';
import type { StepSpec } from '../plan/plan.ts';
import { allSteps, isThrough, isUnsettled, type Run, stepState } from './run.ts';

/** What a run is busy with. `drain`: it may start nothing until what runs has ended or is settled. */
export type Phase =
  | 'preconditions'
  | 'reading'
  | 'steps'
  | 'drain'
  | 'resting'
  | 'compensating'
  | 'finally'
  | 'done';

/** A run with its plan and what the checks said: what most rules about steps look at. */
export type Sight = {
  readonly run: Run;
  readonly made: MadePlan;
  readonly checks: Incident['checks'];
  readonly waived: Incident['waived'];
  readonly approvals: Incident['approvals'];
  readonly authority: Incident['authority'];
};

export const sightOf = (incident: Incident, run: Run): Sight => {
  const made = incident.plans[run.plan];
  if (made === undefined) throw new Error(`${run.plan} runs without having been made`);
  const { checks, waived, approvals, authority } = incident;
  return { run, made, checks, waived, approvals, authority };
};

export const preconditionKey = (check: string): string => `precondition/${check}`;
export const afterKey = (step: string, check: string): string => `after/${step}/${check}`;

const passes = ({ checks, waived }: Sight, key: string): boolean =>
  checks[key]?.verdict === 'pass' || waived.includes(key);

/** A verdict that is there, is no pass and was not waived. */
const speaksAgainst = ({ checks, waived }: Sight, key: string): CheckState | undefined =>
  waived.includes(key) || checks[key]?.verdict === 'pass' ? undefined : checks[key];

/**
 * The preconditions that neither passed nor were waived. What passed stays so for the whole run, so nothing else says
 * whether its steps may start: a step may have been skipped, or one of the way to rest carried out, before any passed.
 */
export const owedPreconditions = (sight: Sight): readonly string[] =>
  sight.made.document.preconditions
    .map(({ id }) => preconditionKey(id))
    .filter((key) => !passes(sight, key));

/** The first precondition that did not pass, if one did not. */
export const failedPrecondition = (sight: Sight): string | undefined =>
  owedPreconditions(sight).find((key) => speaksAgainst(sight, key) !== undefined);

/** The first check after this finished step that did not pass, if one did not. */
export const failedAfter = (sight: Sight, spec: StepSpec): string | undefined =>
  stepState(sight.run, spec.id).status === 'finished'
    ? spec.checkAfter
        .map(({ id }) => afterKey(spec.id, id))
        .find((key) => speaksAgainst(sight, key) !== undefined)
    : undefined;

/** Failed for good: its tries are used up, or a check after it did not pass. */
export function hasFailed(sight: Sight, spec: StepSpec): boolean {
  const state = stepState(sight.run, spec.id);
  return state.status === 'failed'
    ? state.retryAt === undefined
    : failedAfter(sight, spec) !== undefined;
}

const goesOnAfterFailure = (spec: StepSpec): boolean =>
  spec.onFailure.do === 'continue' || spec.onFailure.do === 'goto';

/** What needs this step may start: it is finished and checked, or somebody or its playbook said to go on without it. */
export function isBehindUs(sight: Sight, spec: StepSpec): boolean {
  if (hasFailed(sight, spec)) return goesOnAfterFailure(spec);
  const state = stepState(sight.run, spec.id);
  return state.status === 'finished'
    ? spec.checkAfter.every(({ id }) => passes(sight, afterKey(spec.id, id)))
    : isThrough(state);
}

/** The steps of `finally` that this run owes: those that need no step of the plan, or one that was ever begun. */
export function owedFinally(sight: Sight): readonly StepSpec[] {
  const main = new Set(sight.made.document.steps.map(({ id }) => id));
  return sight.made.document.finally.filter((spec) => {
    const conditions = spec.needs.filter((id) => main.has(id));
    return conditions.length === 0 || conditions.some((id) => sight.run.begun.includes(id));
  });
}

/** The steps that take finished ones back, in reverse order of their finishing. */
export const owedCompensation = ({ run, made }: Sight): readonly StepSpec[] =>
  run.finished
    .toReversed()
    .flatMap((id) => made.document.compensate.filter((entry) => entry.for === id))
    .map(({ step }) => step);

/** Whether the playbook has a way back for any step that was begun. */
export const canTakeBack = ({ run, made }: Sight): boolean =>
  made.document.compensate.some((entry) => run.begun.includes(entry.for));

/**
 * The steps that this run may still start or try again: forward those of the plan, on its way out what cleans up, and
 * as long as it stands still those that take it to rest.
 */
export function stillToCome({ run, made }: Sight): readonly StepSpec[] {
  const { steps, compensate, rest, finally: last } = made.document;
  const still = run.status === 'paused' || run.status === 'resting' ? rest : [];
  if (run.stopping === undefined) return [...steps, ...still, ...last];
  if (run.stopping === 'superseded') return still;
  const undoing =
    run.stopping === 'compensate' || run.stopping === 'undo'
      ? compensate.map(({ step }) => step)
      : [];
  return [...undoing, ...still, ...(run.stopping === 'undo' ? [] : last)];
}

/** The steps that this run will not start any more. */
export function leftBehind(sight: Sight): readonly StepSpec[] {
  const ahead = new Set(stillToCome(sight));
  return allSteps(sight.made.document).filter((spec) => !ahead.has(spec));
}

const all = (sight: Sight, specs: readonly StepSpec[]): boolean =>
  specs.every((spec) => isBehindUs(sight, spec));

/** What was left behind and has not ended: it may still be changing something. */
const unsettledBehind = (sight: Sight): readonly StepSpec[] =>
  leftBehind(sight).filter(({ id }) => isUnsettled(stepState(sight.run, id)));

/** What the run is busy with now. */
export function phase(sight: Sight, override = false): Phase {
  const { run } = sight;
  if (run.status === 'ended') return 'done';
  if (run.status === 'resting') return 'resting';
  if (run.stopping === undefined) return forward(sight);
  // Nothing is taken back beside a step that may still run.
  const waits = !override || run.stopping === 'undo';
  if (unsettledBehind(sight).length > 0 && waits) return 'drain';
  if (run.stopping === 'superseded') return 'done';
  return backward(sight);
}

function forward(sight: Sight): Phase {
  const { steps } = sight.made.document;
  if (owedPreconditions(sight).length > 0) return 'preconditions';
  if (holdsAll(sight)) return 'reading';
  if (!all(sight, steps)) return 'steps';
  // What was moved last is looked at before anybody calls it done.
  if (owedReading(sight)) return 'reading';
  return all(sight, owedFinally(sight)) ? 'done' : 'finally';
}

function backward(sight: Sight): Phase {
  const { stopping } = sight.run;
  const undoing = stopping === 'compensate' || stopping === 'undo';
  if (undoing && !all(sight, owedCompensation(sight))) return 'compensating';
  // After a switch finally does not run: what it owed is left to the next strategy or to a person.
  if (stopping === 'undo') return 'done';
  return all(sight, owedFinally(sight)) ? 'done' : 'finally';
}
