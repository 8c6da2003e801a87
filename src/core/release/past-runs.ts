import type { FrozenPlan } from '../plan/plan.ts';
import type { TargetHistory } from './history.ts';

const slowShare = 0.9;

/**
 * How many runs of this version of the playbook on these targets went to their end, how long the middle one took (the
 * median; of an even number the longer of the middle two, because nobody was ever hurt by being early), and how long nine
 * of ten took at most (nearest rank).
 */
export function pastRuns(
  { ways }: Pick<TargetHistory, 'ways'>,
  { playbook, targets }: Pick<FrozenPlan, 'playbook' | 'targets'>,
): { readonly pastRuns?: number; readonly pastMs?: number; readonly slowMs?: number } {
  const same = [...targets].toSorted().join(' ');
  const took = ways
    .filter(({ playbook: name, version }) => name === playbook.name && version === playbook.version)
    .filter((way) => way.targets.toSorted().join(' ') === same)
    .map(({ tookMs }) => tookMs)
    .toSorted((a, b) => a - b);
  const middle = took[Math.floor(took.length / 2)];
  const slow = took[Math.ceil(took.length * slowShare) - 1];
  return middle === undefined || slow === undefined
    ? {}
    : { pastRuns: took.length, pastMs: middle, slowMs: slow };
}
