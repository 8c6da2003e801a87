import type { Bars, Trend } from '../picture/chart.ts';
import { chartTitle } from '../texts/metrics.ts';
import type { Group, Grouping } from './groups.ts';
import type { Stats } from './stats.ts';
import { timeIn } from './week.ts';

/** What is drawn of groups. */
export const charted = [
  'detected-to-mitigated',
  'detected-to-recovered',
  'decision-latency',
  'rollback-success',
] as const;
export type Charted = (typeof charted)[number];

/** Groups beside each other as bars; quarters as a line of medians where the figure is a time. */
export function chartOf(
  figure: Charted,
  { by, groups }: { readonly by: Grouping; readonly groups: readonly Group[] },
): Bars | Trend {
  const title = chartTitle(figure, by);
  if (figure === 'rollback-success') {
    const bars = groups.map(({ name, stats }) => ({
      name,
      value: stats.rollbackSuccess.share ?? null,
    }));
    return { kind: 'bars', title, unit: 'share', bars };
  }
  const points = groups.map(({ name, stats }) => ({ name, ...pointOf(stats, figure) }));
  if (by === 'quarter') return { kind: 'trend', title, unit: 'ms', points };
  const bars = points.map(({ name, median }) => ({ name, value: median }));
  return { kind: 'bars', title, unit: 'ms', bars };
}

function pointOf(stats: Stats, figure: Exclude<Charted, 'rollback-success'>) {
  const { median, p90, known } = timeIn(stats, figure);
  return { median: median ?? null, p90: p90 ?? null, count: known };
}
