import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { SeenChange } from './state.ts';

function changed(state: Incident, change: string, how: Partial<SeenChange>): Incident {
  const known = state.outside[change];
  return known
    ? { ...state, outside: { ...state.outside, [change]: { ...known, ...how } } }
    : state;
}

/** What the events about outside changes make of an incident. */
export const outsideEvolvers: Evolvers<'OutsideChangeSeen' | 'OutsideChangeJudged'> = {
  OutsideChangeSeen: (state, { type: _type, texts: _texts, ...seen }, at) => ({
    ...state,
    outside: {
      ...state.outside,
      [seen.change]: { ...seen, seenAt: at, verdict: undefined, paused: false },
    },
  }),
  OutsideChangeJudged: (state, { change, verdict }) => changed(state, change, { verdict }),
};

/** A run that pauses for an outside change does so once for all that there are. */
export const pausedFor = (state: Incident): Incident => ({
  ...state,
  outside: Object.fromEntries(
    Object.entries(state.outside).map(([name, change]) => [name, { ...change, paused: true }]),
  ),
});
