import type { Event, EventOf } from '../events.ts';
import { millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { wentThrough } from '../run/ending.ts';
import { sightOf } from '../run/phase.ts';

/**
 * What the end of a run says about the releases of its targets, seen in the state after these events: the old one is
 * live again and the bad one was left, only where every step of the plan was done. A check that was waived takes nothing
 * from that; a step that was skipped, gone past or abandoned does: perhaps just that one would have deployed.
 */
export function restoredBy(
  incident: Incident,
  events: readonly Event[],
): readonly EventOf<'ReleaseRestored'>[] {
  const ended = events.find((event) => event.type === 'RunEnded');
  const run = ended && incident.runs[ended.plan];
  if (run?.status !== 'ended') return [];
  const { outcome, endedAt: since, plan } = run;
  if (outcome !== 'success' && outcome !== 'partial' && outcome !== 'worse') return [];
  const sight = sightOf(incident, run);
  if (!wentThrough(sight)) return [];
  const { strategy, targets, from, to, playbook } = sight.made.document;
  if (strategy !== 'rollback') return [];
  const tookMs = Math.max(0, millis(since) - millis(run.startedAt));
  const went = { playbook: playbook.name, version: playbook.version, targets, tookMs };
  return targets.map((target) => ({
    type: 'ReleaseRestored',
    target,
    from: from.version,
    to: to.version,
    incident: incident.id,
    plan,
    since,
    run: went,
  }));
}
