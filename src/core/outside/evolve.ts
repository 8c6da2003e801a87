import { entryAt, withEntry } from '../../lib/layers.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { SeenChange } from './state.ts';

function changed(state: Incident, change: string, how: Partial<SeenChange>): Incident {
  const known = entryAt(state.outside, change);
  return known
    ? { ...state, outside: withEntry(state.outside, change, { ...known, ...how }) }
    : state;
}

/** What the events about outside changes make of an incident. */
export const outsideEvolvers: Evolvers<'OutsideChangeSeen' | 'OutsideChangeJudged'> = {
  OutsideChangeSeen: (state, { type: _type, texts: _texts, ...seen }, at) => ({
    ...state,
    outside: withEntry(state.outside, seen.change, {
      ...seen,
      seenAt: at,
      verdict: undefined,
      paused: false,
    }),
  }),
  OutsideChangeJudged: (state, { change, verdict }) => changed(state, change, { verdict }),
};

/** A run that pauses for an outside change does so once for all that there are. */
export const pausedFor = (state: Incident): Incident => ({
  ...state,
  outside: state.outside.map(
    (layer) => new Map([...layer].map(([name, change]) => [name, { ...change, paused: true }])),
  ),
});
