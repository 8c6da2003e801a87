import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';

/** The events about where an incident is told. */
export const channelEvolvers = {
  ChannelAttached: (state, { channel }) => ({ ...state, attached: channel }),
} satisfies Partial<Evolvers<EventType>>;
