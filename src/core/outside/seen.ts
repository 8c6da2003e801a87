import { currentPlan, type Incident } from '../incident/incident.ts';
import { isFollowed } from '../strategy/followed.ts';
import { changesObject } from './objects.ts';
import type { OutsideChange } from './reports.ts';

/** Programs that change how much runs, and never what runs. */
const autoscaler = /autoscal|\bhpa\b|\bkeda\b/iu;

/**
 * Whether a change is somebody else's (capabilities, P9): not by an account of ours, not under the name of one of the
 * incident's plans, not what the strategy itself brings about and something else only carries out, and no autoscaling.
 */
export function isForeign(incident: Incident, change: OutsideChange): boolean {
  const { own, plan, target, version, kind, by } = change;
  if (own || (plan !== undefined && plan in incident.plans)) return false;
  if (kind === 'scale' && autoscaler.test(by)) return false;
  const commits = version === undefined ? [] : [version.toLowerCase()];
  return !isFollowed(incident, target, { version, digest: version, commits });
}

/** Whether it is about what the plan under way changes too. Where it names no object, it is about the whole target. */
export function touchesPlan(incident: Incident, { target, object }: OutsideChange): boolean {
  const made = currentPlan(incident)?.document;
  if (!made?.targets.includes(target)) return false;
  const { steps, compensate, rest } = made;
  const all = [...steps, ...compensate.map(({ step }) => step), ...rest];
  return object === undefined || all.some((step) => changesObject(step, object));
}
