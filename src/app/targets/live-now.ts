import type { Facts } from '../../core/facts.ts';
import type { Target } from '../../core/ids.ts';
import { liveNow, noHistory, type TargetHistory, wayBack } from '../../core/release/history.ts';
import { loadTarget } from '../incidents.ts';
import type { Batch } from '../ports/batch.ts';
import type { Registry } from '../ports/registry.ts';

type Reading = Pick<Registry, 'read'>;

/** The streams that a decision rests on beside its incident, as they were when it was made. */
export type Ground = Batch['reads'];

type LiveNow = Pick<Facts, 'ahead' | 'liveNow' | 'automation'> & { readonly ground: Ground };

/**
 * Which version is live on each of these targets as far as anybody registered, what was approved ahead and said about
 * automation, and what was read to know it: where that is another by the time of storing, it is decided anew.
 */
export async function liveOn(registry: Reading, targets: readonly Target[]): Promise<LiveNow> {
  const loaded = await Promise.all(targets.map((target) => loadTarget(registry, target)));
  return {
    liveNow: Object.fromEntries(
      loaded.map(({ state }, index) => [targets[index], liveNow(state)?.version]),
    ),
    ahead: aheadOn(loaded[0]?.state ?? noHistory),
    automation: loaded.flatMap(({ state }, index) => {
      const target = targets[index];
      return target ? [{ target, said: state.automation }] : [];
    }),
    ground: loaded.map(({ stream, version }) => ({ stream, version })),
  };
}

/** What was approved ahead stands on the one target that it is about. */
export const aheadOn = (history: TargetHistory): Facts['ahead'] => ({
  approvals: history.ahead,
  lastGood: wayBack(history)?.version,
});
