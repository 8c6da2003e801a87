import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import { isBehindUs, type Sight } from '../run/phase.ts';
import { stepState } from '../run/run.ts';

const waveMark = (wave: number): string => `wave/${wave}`;

/** Whether anything of this plan says when figures are to be read, and there are any. */
const watchesFigures = ({ steps, criteria, effects }: FrozenPlan): boolean =>
  criteria.length + effects.length > 0 &&
  steps.some(({ moves, wave }) => moves !== undefined || wave !== undefined);

/** The waves of a plan, the first one first. */
const wavesOf = ({ steps }: Pick<FrozenPlan, 'steps'>): readonly number[] =>
  [...new Set(steps.flatMap(({ wave }) => wave ?? []))].toSorted((a, b) => a - b);

/** The steps and waves that are through and after which nobody has read the figures yet. */
function unread(sight: Sight): readonly string[] {
  const { run, made } = sight;
  const { steps } = made.document;
  const moved = steps
    .filter(({ id, moves }) => moves !== undefined && stepState(run, id).status === 'finished')
    .map(({ id }) => id);
  const waves = wavesOf(made.document)
    .filter((wave) => steps.every((spec) => spec.wave !== wave || isBehindUs(sight, spec)))
    .map(waveMark);
  return [...moved, ...waves].filter((mark) => !run.figures.after.includes(mark));
}

/** A figure was worse in the last reading, and nobody said by name to go on all the same. */
const isSuspect = ({ run, waived }: Sight): boolean =>
  run.figures.suspects.some(({ key }) => !waived.includes(key));

export type Owed =
  | { readonly of: 'before' }
  | { readonly of: 'after'; readonly after: readonly string[] };

/** The reading that a run owes now: nothing while it stands still or stops. */
export function owedReading(sight: Sight): Owed | undefined {
  const { run, made } = sight;
  if (run.status !== 'running' || !watchesFigures(made.document)) return undefined;
  if (run.figures.before === undefined) return { of: 'before' };
  const after = unread(sight);
  return after.length > 0 || isSuspect(sight) ? { of: 'after', after } : undefined;
}

/** Nothing starts before the figures were frozen, nor between a reading that was worse and the next one. */
export const holdsAll = (sight: Sight): boolean =>
  sight.run.status === 'running' &&
  watchesFigures(sight.made.document) &&
  (sight.run.figures.before === undefined || isSuspect(sight));

/** A step of a later wave waits until each earlier one is through and was read. */
export const waveIsOpen = ({ run, made }: Sight, { wave }: StepSpec): boolean =>
  wave === undefined ||
  !watchesFigures(made.document) ||
  wavesOf(made.document)
    .filter((one) => one < wave)
    .every((one) => run.figures.after.includes(waveMark(one)));
