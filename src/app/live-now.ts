import type { Event } from '../core/events.ts';
import type { Facts } from '../core/facts.ts';
import type { Target } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import { liveNow, noHistory, type TargetHistory, wayBack } from '../core/release/history.ts';
import { noLongerLive } from '../core/strategy/guards.ts';
import { loadTarget } from './incidents.ts';
import type { Batch, Registry } from './ports/registry.ts';

type Reading = Pick<Registry, 'read'>;

type LiveNow = Pick<Facts, 'ahead'> & {
  readonly live: Facts['liveNow'];
  readonly reads: Batch['reads'];
};

/** Which version is live on each of these targets as far as anybody registered, what was approved ahead, and what was read to know it. */
export async function liveOn(registry: Reading, targets: readonly Target[]): Promise<LiveNow> {
  const loaded = await Promise.all(targets.map((target) => loadTarget(registry, target)));
  return {
    live: Object.fromEntries(
      loaded.map(({ state }, index) => [targets[index], liveNow(state)?.version]),
    ),
    ahead: aheadOn(loaded[0]?.state ?? noHistory),
    reads: loaded.map(({ stream, version }) => ({ stream, version })),
  };
}

/** What was approved ahead stands on the one target that it is about. */
export const aheadOn = (history: TargetHistory): Facts['ahead'] => ({
  approvals: history.ahead,
  lastGood: wayBack(history)?.version,
});

/**
 * What a decision for a plan rests on beside its incident: the streams of the plan's targets. Nothing when they do not
 * say any more what was decided on; then it has to be decided anew.
 */
export async function groundOf(
  registry: Reading,
  incident: Incident,
  events: readonly Event[],
): Promise<Batch['reads'] | undefined> {
  const decision = events.find(
    (event) => event.type === 'StrategyDecided' || event.type === 'SwitchOrdered',
  );
  const made = decision?.plan && incident.plans[decision.plan];
  if (!made) return [];
  const { live, reads } = await liveOn(registry, made.document.targets);
  return noLongerLive(made, live) ? undefined : reads;
}
