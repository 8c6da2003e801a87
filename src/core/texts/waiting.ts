import {
  counts,
  criteriaOf,
  missingCriteria,
  mitigationOf,
  toHoldAgain,
} from '../checks/criteria.ts';
import { supportMissing } from '../gates/support.ts';
import { currentRun, exposureOnly, type Incident, openResiduals } from '../incident/incident.ts';
import type { StepSpec } from '../plan/plan.ts';
import { afterKey, owedPreconditions, phase, type Sight, sightOf } from '../run/phase.ts';
import { allSteps, isUnsettled, type Run, stepState } from '../run/run.ts';
import { containmentsInForce } from '../strategy/in-force.ts';
import { openPlans } from '../strategy/plans.ts';
import { approvalWaits } from './approvals.ts';
import { checkName } from './checks.ts';
import { verdictText } from './events/checks.ts';
import { worseTexts } from './figures.ts';
import { restLines } from './rest.ts';
import { stepName } from './steps.ts';
import type { Voice } from './voice.ts';
import { clock, list, oneLine, person } from './words.ts';

/** `criterion purchases (fails)`: what a check waits for is its verdict. */
function checkState(incident: Incident, key: string): string {
  const state = incident.checks[key];
  const says = state === undefined ? 'no answer yet' : verdictText(state.verdict, state.held);
  return `${checkName(key)} (${state?.verdict === 'pass' && !state.held ? 'passes, has not held long enough' : says})`;
}

const checkStates = (incident: Incident, keys: readonly string[]): string =>
  list(keys.map((key) => checkState(incident, key)));

/**
 * Everything that is blocked now, and what it waits for; each a sentence without its period. What stands beside it as
 * an ask, by these keys, is not said again.
 */
export function waitingFor(
  incident: Incident,
  voice: Voice,
  asked: ReadonlySet<string> = new Set(),
): readonly string[] {
  const run = currentRun(incident);
  return [
    ...(run ? ofRun(incident, run, voice) : []),
    ...ofDecision(incident, voice),
    ...approvalWaits(incident, voice),
    ...ofLadder(incident, voice, asked),
  ];
}

function ofRun(incident: Incident, run: Run, voice: Voice): readonly string[] {
  const sight = sightOf(incident, run);
  return [
    ...(run.status === 'paused'
      ? [
          `${run.plan} is paused since ${clock(run.since, voice)} ${pauseText(run, sight)}, and waits for ${person(incident.authority, voice)}`,
        ]
      : []),
    ...restLines(incident, sight, voice),
    ...ofSwitch(incident, sight),
    ...ofPreconditions(incident, sight),
    ...allSteps(sight.made.document).flatMap((spec) => ofStep(incident, sight, spec, voice)),
  ];
}

const unknownText = (isOpen: boolean, step: string): string =>
  isOpen
    ? `because nobody knows whether ${step} ran`
    : `because nobody knew whether ${step} ran; that is settled`;

/** Why a run stands still, in words. */
function pauseText(run: Extract<Run, { status: 'paused' }>, { made }: Pick<Sight, 'made'>): string {
  const spec = allSteps(made.document).find(({ id }) => id === run.step);
  const step = spec === undefined ? 'a step' : stepName(spec);
  switch (run.why) {
    case 'ordered':
      return 'by order';
    case 'outside-change':
      return 'because something else changed what it changes too';
    case 'worse':
      return `because it is worse than before: ${worseTexts(run.figures.suspects, made.document)}`;
    case 'step-failed':
      return `because ${step} failed`;
    case 'step-unknown':
      return unknownText(spec === undefined || isUnsettled(stepState(run, spec.id)), step);
    case 'check-failed':
      return spec === undefined
        ? 'because a check does not pass'
        : `because a check after ${step} does not pass`;
  }
}

function ofPreconditions(incident: Incident, sight: Sight): readonly string[] {
  if (phase(sight) === 'reading') {
    return ['What comes next waits until the figures were read and compared with before'];
  }
  if (phase(sight) !== 'preconditions') return [];
  return [`The first step waits for ${checkStates(incident, owedPreconditions(sight))}`];
}

function ofStep(incident: Incident, sight: Sight, spec: StepSpec, voice: Voice): readonly string[] {
  const state = stepState(sight.run, spec.id);
  if (state.status === 'awaiting-ack') {
    return [
      `${stepName(spec)} waits for ${state.role} to say done, until ${clock(state.until, voice)}`,
    ];
  }
  if (state.status === 'unknown' && isUnsettled(state)) {
    return [
      `${stepName(spec)} waits for ${person(incident.authority, voice)} to say whether it ran`,
    ];
  }
  if (state.status !== 'finished') return [];
  const keys = spec.checkAfter
    .map(({ id }) => afterKey(spec.id, id))
    .filter((key) => incident.checks[key]?.verdict !== 'pass' && !incident.waived.includes(key));
  return keys.length === 0
    ? []
    : [`What follows ${stepName(spec)} waits for ${checkStates(incident, keys)}`];
}

/** A switch waits for the steps of the old strategy that are started or unsettled, and for what is taken back. */
function ofSwitch({ course }: Incident, { run, made }: Sight): readonly string[] {
  if (course.status !== 'ending') return [];
  const steps = allSteps(made.document).filter(({ id }) => isUnsettled(stepState(run, id)));
  const first = [
    ...(steps.length > 0 ? [list(steps.map(stepName))] : []),
    ...(run.stopping === 'undo' ? [`what ${run.plan} changed to be taken back`] : []),
  ];
  return [`The switch to ${course.next.plan ?? course.next.strategy} waits for ${list(first)}`];
}

function ofDecision(incident: Incident, voice: Voice): readonly string[] {
  const plans = openPlans(incident).filter(({ proposal }) => proposal.status !== 'declined');
  if (incident.course.status !== 'none' || plans.length === 0 || !isDeciding(incident)) return [];
  const names = list(plans.map(({ id }) => id));
  return [
    `${names} ${plans.length === 1 ? 'waits' : 'wait'} for ${person(incident.authority, voice)} to decide`,
  ];
}

const isDeciding = ({ rung }: Incident): boolean => rung === 'declared' || rung === 'deciding';

function ofLadder(incident: Incident, voice: Voice, asked: ReadonlySet<string>): readonly string[] {
  switch (incident.rung) {
    case 'acting':
      return toBeMitigated(incident);
    case 'deciding':
      return incident.fallenBy === undefined ? [] : toBeMitigated(incident);
    case 'mitigated':
      return ofExposure(incident);
    case 'validating':
      return missingForRecovery(incident, asked).map((what) => `Recovered waits for ${what}`);
    case 'recovered':
      return asked.has('close') ? [] : [`${person(incident.authority, voice)} is asked to close`];
    default:
      return [];
  }
}

/** A stopped exposure leads no further by itself. */
function ofExposure(incident: Incident): readonly string[] {
  const strategy = exposureOnly(incident);
  return strategy === undefined
    ? []
    : [`Recovered waits for a cure: ${strategy} only stops the exposure`];
}

function toBeMitigated(incident: Incident): readonly string[] {
  const again = toHoldAgain(incident);
  const keys = [
    ...mitigationOf(incident).map(({ key }) => key),
    ...(again ? [again.key] : []),
  ].filter((key) => !counts(incident, key));
  return keys.length === 0 ? [] : [`Mitigated waits for ${checkStates(incident, keys)}`];
}

/** What recovery waits for: criteria that do not count yet, and work that is left over and not asked for already. */
export function missingForRecovery(
  incident: Incident,
  asked: ReadonlySet<string> = new Set(),
): readonly string[] {
  const none = criteriaOf(incident).length === 0;
  const support = supportMissing(incident);
  return [
    ...(none ? ['somebody to write what recovery means: there is no criterion'] : []),
    ...missingCriteria(incident).map((key) => checkState(incident, key)),
    ...containmentsInForce(incident)
      .filter(({ plan }) => !asked.has(`containment/${plan}`))
      .map(
        ({ plan, strategy }) => `the end of ${strategy} by ${plan}, or somebody to keep it by name`,
      ),
    ...(support && !asked.has('support') ? [`${support.role} to say whether reports rise`] : []),
    ...openResiduals(incident)
      .filter(({ residual }) => !asked.has(`residual/${residual}`))
      .map(({ residual, name, owner }) => `${residual} (${oneLine(name, 80)}), owned by ${owner}`),
  ];
}
