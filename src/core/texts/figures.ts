import { isRead } from '../figures/compare.ts';
import type { Figure, Worse } from '../figures/figure.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { stepSpec } from '../run/run.ts';
import { list, oneLine } from './words.ts';

const digits = 3;

/** `71 %`, `14`; without a number what the check said; in words where nobody could read it. */
export function figureValue({ value, unit, verdict }: Figure): string {
  if (value === null) return wordsOf(verdict);
  return unit === 'share'
    ? `${Number((value * 100).toPrecision(digits))} %`
    : `${Number.isInteger(value) ? value : Number(value.toPrecision(digits))}`;
}

function wordsOf(verdict: Figure['verdict']): string {
  if (verdict === undefined) return 'not counted';
  return verdict === 'error' ? 'could not be read' : verdict;
}

/** What a figure is called: the last part of its key. */
export const figureName = (key: string): string => oneLine(key.slice(key.lastIndexOf('/') + 1), 80);

/** `step 4 (Put checkout-1 back)`, `wave 1`. */
function markText(mark: string, plan: FrozenPlan | undefined): string {
  if (mark.startsWith('wave/')) return `wave ${mark.slice('wave/'.length)}`;
  const spec = plan && stepSpec(plan, mark);
  const place = plan?.steps.findIndex(({ id }) => id === mark) ?? -1;
  if (!spec) return mark === 'go' ? 'go' : `step ${mark}`;
  return `step ${place + 1} (${oneLine(spec.name, 80)})`;
}

/** `purchases 71 % → 44 % since step 4 (Put checkout-1 back)`. */
const worseText = ({ key, before, now, since }: Worse, plan: FrozenPlan | undefined): string =>
  `${figureName(key)} ${figureValue(before)} → ${figureValue(now)} since ${markText(since, plan)}`;

export const worseTexts = (worse: readonly Worse[], plan: FrozenPlan | undefined): string =>
  list(worse.map((one) => worseText(one, plan)));

/** `purchases 71 %, orders 212`: what was read. */
export const figureList = (figures: readonly Figure[]): string =>
  list(figures.filter(isRead).map((one) => `${figureName(one.key)} ${figureValue(one)}`));

export const figureNames = (keys: readonly string[]): string => list(keys.map(figureName));

export const markTexts = (marks: readonly string[], plan: FrozenPlan | undefined): string =>
  list(marks.map((mark) => markText(mark, plan)));
