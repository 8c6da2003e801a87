import type { EventType } from '../events.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';
import { effectWatch } from './watch.ts';

const counted: Evolver<'EffectsCounted'> = (state, { plan, counts, risen }, at) => {
  const watch = effectWatch(state);
  const now = counts.flatMap(({ effect, count }) =>
    count === null ? [] : [[effect, { count, at }] as const],
  );
  const known = { ...watch?.known, ...Object.fromEntries(now) };
  const calmSince = state.reached.mitigated;
  const since = watch?.since ?? at;
  return { ...state, effects: { plan, calmSince, since, at, known, counts, risen } };
};

/** The events about effects that are read on. */
export const effectEvolvers = { EffectsCounted: counted } satisfies Partial<Evolvers<EventType>>;
