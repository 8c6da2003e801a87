import type { Rise } from '../effects/events.ts';
import { effectWatch, watchedPlan } from '../effects/watch.ts';
import type { Incident } from '../incident/incident.ts';
import type { EffectSpec } from '../plan/plan.ts';
import type { Voice } from './voice.ts';
import { capital, clock, list, oneLine } from './words.ts';

const numbers = new Intl.NumberFormat('en-US');
const perMinute = 60_000;

/** `1,204`. */
const amount = (count: number): string => numbers.format(count);

/** `30/min`; what is slower than one a minute `12/h`. */
function slope({ by, overMs }: Rise): string {
  const rate = (by / overMs) * perMinute;
  return rate >= 1 ? `${amount(Math.round(rate))}/min` : `${amount(Math.ceil(rate * 60))}/h`;
}

/** Each effect of the plan that was followed last, as counted since users stopped hurting. */
export function effectLines(incident: Incident, voice: Voice): readonly string[] {
  const plan = watchedPlan(incident);
  if (plan === undefined || effectWatch(incident) === undefined) return [];
  return plan.document.effects.map((effect) => effectLine(incident, effect, voice));
}

/** `Invoices in dead letters: 1,204, still rising 30/min (counted 03:10 UTC)`. */
function effectLine(incident: Incident, { id, name }: EffectSpec, voice: Voice): string {
  const watch = effectWatch(incident);
  const known = watch?.known[id];
  const what = capital(oneLine(name, 120));
  if (watch === undefined || known === undefined) return `${what}: nobody could count them`;
  const rise = watch.risen.find(({ effect }) => effect === id);
  const growth = rise ? `still rising ${slope(rise)}` : 'not rising';
  const told = watch.at === watch.since ? amount(known.count) : `${amount(known.count)}, ${growth}`;
  const late = known.at === watch.at ? '' : '; nobody could count them since';
  return `${what}: ${told} (counted ${clock(known.at, voice)}${late})`;
}

/** `invoices in dead letters 1,204, rising 30/min`; undefined where nothing is known to grow. */
export function risingText(incident: Incident): string | undefined {
  const effects = watchedPlan(incident)?.document.effects ?? [];
  const watch = effectWatch(incident);
  const told = effects.flatMap(({ id, name }) => {
    const rise = watch?.risen.find(({ effect }) => effect === id);
    const known = watch?.known[id];
    return rise && known
      ? [`${oneLine(name, 120)} ${amount(known.count)}, rising ${slope(rise)}`]
      : [];
  });
  return told.length === 0 ? undefined : list(told);
}

/** One of an event: `orders: 1,204, rising 30/min`. */
export const countText = (effect: string, count: number | null, rise: Rise | undefined): string => {
  const growth = rise === undefined ? '' : `, rising ${slope(rise)}`;
  return `${oneLine(effect, 80)}: ${count === null ? 'not counted' : amount(count)}${growth}`;
};
