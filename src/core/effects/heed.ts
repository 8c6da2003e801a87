import type { Heeder } from '../heed.ts';
import { type Instant, millis } from '../ids.ts';
import type { EffectCount } from '../strategy/events.ts';
import { leftOverSince } from '../strategy/left-over.ts';
import type { Rise } from './events.ts';
import type { EffectWatch } from './state.ts';
import { countDueAt, effectWatch, watchedPlan } from './watch.ts';

/** What stands still is put on record this often at least, so that its slope is never that of a long time. */
const quietMs = 15 * 60_000;

/** What it has grown by; where nobody could count it, what is known of it stands: no data is no good news. */
function riseOf(watch: EffectWatch, { effect, count }: EffectCount, at: Instant): readonly Rise[] {
  const known = watch.known[effect];
  if (count === null) return watch.risen.filter((one) => one.effect === effect);
  if (known === undefined || count <= known.count) return [];
  return [{ effect, by: count - known.count, overMs: Math.max(1, millis(at) - millis(known.at)) }];
}

const isNews = (watch: EffectWatch, counts: readonly EffectCount[], at: Instant): boolean =>
  watch.risen.length > 0 ||
  millis(at) - millis(watch.at) >= quietMs ||
  counts.some(
    ({ effect, count }) => watch.counts.find((one) => one.effect === effect)?.count !== count,
  );

/** A count that is due and says something new; what is left over of it grows with it. */
const effectsCounted: Heeder<'effectsCounted'> = ({ plan, counts }, incident, at) => {
  const due = countDueAt(incident);
  const made = watchedPlan(incident);
  if (made === undefined || due === undefined || due > at || incident.governing !== plan) return [];
  const watch = effectWatch(incident);
  if (watch && watch.at !== watch.since && !isNews(watch, counts, at)) return [];
  const risen = watch ? counts.flatMap((count) => riseOf(watch, count, at)) : [];
  return [
    { type: 'EffectsCounted', plan, counts: [...counts], risen },
    ...leftOverSince({ counts, at }, incident, made),
  ];
};

/** What counting effects makes happen. */
export const effectHeeders = { effectsCounted };
