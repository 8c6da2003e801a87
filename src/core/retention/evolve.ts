import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';

/** The events about what may be erased of an incident. */
export const retentionEvolvers = {
  RecordHeld: (state, { because: { person } }, at) => ({
    ...state,
    hold: { since: at, by: person },
  }),
  RecordReleased: (state) => ({ ...state, hold: undefined }),
} satisfies Partial<Evolvers<EventType>>;
