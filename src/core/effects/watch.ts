import { after, type Instant } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import type { EffectWatch } from './state.ts';

/** The second count comes soon: one alone has no slope. */
const secondMs = 60_000;
const everyMs = 5 * 60_000;

/** The plan whose effects are read on: from the moment users stopped hurting until the incident is over. */
export function watchedPlan({ rung, reached, governing, plans }: Incident): MadePlan | undefined {
  if (reached.mitigated === undefined || rung === 'recovered' || rung === 'closed') return;
  const made = governing === undefined ? undefined : plans[governing];
  return made && made.document.effects.length > 0 ? made : undefined;
}

/** What was counted since users stopped hurting last, under the plan that was followed last. */
export const effectWatch = ({ effects, governing, reached }: Incident): EffectWatch | undefined =>
  effects?.plan === governing && effects?.calmSince === reached.mitigated ? effects : undefined;

/** When effects are to be counted next; undefined where nobody has to. */
export function countDueAt(incident: Incident): Instant | undefined {
  if (watchedPlan(incident) === undefined) return;
  const watch = effectWatch(incident);
  if (watch === undefined) return incident.reached.mitigated;
  return after(watch.at, watch.at === watch.since ? secondMs : everyMs);
}

/** Whether any of them has grown since it was counted before: the damage goes on. */
export const isRising = (incident: Incident): boolean =>
  watchedPlan(incident) !== undefined && (effectWatch(incident)?.risen.length ?? 0) > 0;
