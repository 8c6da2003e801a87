import { gateOf } from '../approval/standing.ts';
import { waveIsOpen } from '../figures/owed.ts';
import type { Instant } from '../ids.ts';
import type { StepSpec } from '../plan/plan.ts';
import { unsettledIn } from '../rest/place.ts';
import { isBehindUs, owedCompensation, owedFinally, phase, type Sight } from './phase.ts';
import { type StepState, stepState } from './run.ts';

/**
 * Waiting to be started: never tried, let try again, turned back at the door, or canceled by a switch that was taken back.
 */
export const isYetToStart = ({ status }: StepState): boolean =>
  status === 'pending' || status === 'not-run' || status === 'canceled';

const waits = ({ run }: Sight, { id }: StepSpec): boolean => isYetToStart(stepState(run, id));

/** The steps that may be started now, in the order of the plan. A paused run starts none. */
export const readySteps = (sight: Sight): readonly StepSpec[] =>
  sight.run.status === 'paused' ? [] : inTurn(sight).filter((spec) => !isShut(sight, spec));

/** The steps whose turn has come, and that wait for somebody's agreement alone. */
export const gatesAhead = (sight: Sight): readonly StepSpec[] =>
  inTurn(sight).filter((spec) => isShut(sight, spec));

/** With a moment, what was agreed to until then counts no more. */
export const isShut = (sight: Sight, { id }: StepSpec, now?: Instant): boolean =>
  gateOf(sight, sight.made, id, now)?.isMet === false;

function inTurn(sight: Sight): readonly StepSpec[] {
  const { steps } = sight.made.document;
  switch (phase(sight)) {
    case 'steps':
      // A step without a wave may need one whose wave is not open yet: needs count among all of them.
      return withNeedsMet(sight, steps).filter((spec) => waveIsOpen(sight, spec));
    case 'resting':
      return toRest(sight);
    case 'compensating':
      return owedCompensation(sight)
        .filter((spec) => !isBehindUs(sight, spec))
        .slice(0, 1)
        .filter((spec) => waits(sight, spec));
    case 'finally':
      return withNeedsMet(sight, owedFinally(sight));
    case 'preconditions':
    case 'reading':
    case 'drain':
    case 'done':
      return [];
  }
}

/** Nothing of the way to rest starts beside a step that still runs or that nobody can account for. */
function toRest(sight: Sight): readonly StepSpec[] {
  const { rest } = sight.made.document;
  const isOpen = unsettledIn(sight).some((spec) => !rest.includes(spec));
  return isOpen ? [] : withNeedsMet(sight, rest);
}

/** Needs count among the steps of the same block; what a step of `finally` needs of the plan only says whether it is owed. */
function withNeedsMet(sight: Sight, block: readonly StepSpec[]): readonly StepSpec[] {
  const behind = new Map(block.map((spec) => [spec.id, isBehindUs(sight, spec)]));
  return block.filter(
    (spec) => waits(sight, spec) && spec.needs.every((id) => behind.get(id) ?? true),
  );
}
