import type { EffectAccount } from '../account/leftovers.ts';
import type { StrategyAccount } from '../account/strategies.ts';
import { effectFigureKey, type Figure } from '../figures/figure.ts';
import { figureName, figureValue } from '../texts/figures.ts';
import type { Change } from './picture.ts';

/**
 * The figures of the last run that had any: before its first step, and as they were read last. An effect that could not be
 * counted there has the count of the decision, and the last one of all.
 */
export function changesOf(
  strategies: readonly StrategyAccount[],
  effects: readonly EffectAccount[],
): readonly Change[] {
  const last = strategies.findLast(({ run }) => run !== undefined && run.figures.before.length > 0);
  const figures = last?.run?.figures;
  return (figures?.before ?? []).map((before) => {
    const after = figures?.last.find(({ key }) => key === before.key);
    const isWorse = figures?.worse.some(({ key }) => key === before.key) === true;
    const counts = effects.find(
      ({ plan, effect }) => plan === last?.plan && effectFigureKey(effect) === before.key,
    );
    return {
      name: figureName(before.key),
      before: figureValue(counted(before, counts?.atDecision)),
      after: `${afterwards(before, after, counts?.last)}${isWorse ? ' (worse than before)' : ''}`,
    };
  });
}

const afterwards = (
  before: Figure,
  after: Figure | undefined,
  last: number | null | undefined,
): string =>
  after === undefined && typeof last !== 'number'
    ? 'not read again'
    : figureValue(counted(after ?? { ...before, value: null }, last));

const counted = (figure: Figure, count: number | null | undefined): Figure =>
  figure.value === null && typeof count === 'number' ? { ...figure, value: count } : figure;
