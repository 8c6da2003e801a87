import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';

/** The events about who may know of an incident. */
export const privacyEvolvers = {
  PersonInvited: (state, { person }) => ({
    ...state,
    privacy: { ...state.privacy, invited: [...state.privacy.invited, person] },
  }),
  MadePublic: (state) => ({ ...state, privacy: { ...state.privacy, isPrivate: false } }),
} satisfies Partial<Evolvers<EventType>>;
