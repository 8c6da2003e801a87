import type { FrozenPlan, Tolerance } from '../plan/plan.ts';
import { effectFigureKey, type Figure, figureKey } from './figure.ts';

/** A tenth of what it was: rates of a few seconds waver by that much. */
const usualTolerance: Tolerance = { by: 'share', most: 0.1 };

/** How much worse each figure of this plan may get. */
export function toleranceOf({ criteria, effects }: FrozenPlan, key: string): Tolerance {
  const effect = effects.find(({ id }) => effectFigureKey(id) === key);
  if (effect) return effect.tolerance ?? { by: 'any' };
  return criteria.find(({ id }) => figureKey(id) === key)?.tolerance ?? usualTolerance;
}

/** A number, or a verdict that says something of the target: `error` and `inconclusive` do not. */
export const isRead = ({ value, verdict }: Figure): boolean =>
  value !== null || verdict === 'pass' || verdict === 'fail';

/** Whether anybody can say of this figure that it is worse than before, or not. */
export const isCompared = (before: Figure, now: Figure): boolean =>
  (before.value !== null && now.value !== null) ||
  [before, now].every(({ verdict }) => verdict === 'pass' || verdict === 'fail');

/**
 * Whether this figure is worse than before by more than its tolerance. Where one of the two has no number their verdicts
 * are compared: a pass that became a fail is worse. What nobody could read is no sign of anything.
 */
export function isWorse(before: Figure, now: Figure, tolerance: Tolerance): boolean {
  if (tolerance.by === 'any') return false;
  if (before.value === null || now.value === null) {
    return before.verdict === 'pass' && now.verdict === 'fail';
  }
  const room = tolerance.by === 'amount' ? tolerance.most : tolerance.most * Math.abs(before.value);
  return now.better === 'higher'
    ? now.value < before.value - room
    : now.value > before.value + room;
}
