import type { StrategyAccount } from '../account/strategies.ts';
import { figureName, figureValue } from '../texts/figures.ts';
import type { Change } from './picture.ts';

/** The figures of the last run that had any: before its first step, and as they were read last. */
export function changesOf(strategies: readonly StrategyAccount[]): readonly Change[] {
  const figures = strategies.findLast(
    ({ run }) => run !== undefined && run.figures.before.length > 0,
  )?.run?.figures;
  return (figures?.before ?? []).map((before) => {
    const last = figures?.last.find(({ key }) => key === before.key);
    const isWorse = figures?.worse.some(({ key }) => key === before.key) === true;
    return {
      name: figureName(before.key),
      before: figureValue(before),
      after: `${last === undefined ? 'not read again' : figureValue(last)}${isWorse ? ' (worse than before)' : ''}`,
    };
  });
}
