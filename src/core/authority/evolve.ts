import type { EventType } from '../events.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';
import { settled } from './command.ts';

const accepted: Evolver<'HandoverAccepted'> = (state, { to }) => ({
  ...state,
  ...settled,
  relieved: state.relieved?.person === to ? undefined : state.relieved,
  authority: to,
});

const taken: Evolver<'CommandTaken'> = (state, { how, by, relieved, until }, at) => ({
  ...state,
  ...settled,
  authority: by,
  glass: until === undefined ? undefined : { until, by, reason: how },
  relieved: relieved === undefined ? state.relieved : { person: relieved, by, at },
});

/** The events about who decides. */
export const authorityEvolvers = {
  HandoverOffered: (state, { to, until }, at) => ({ ...state, offer: { to, since: at, until } }),
  HandoverAccepted: accepted,
  HandoverLapsed: (state) => ({ ...state, offer: undefined }),
  CommandTaken: taken,
  CommandClaimed: (state, { by, until }, at) => ({ ...state, claim: { by, since: at, until } }),
  CommandClaimLapsed: (state) => ({ ...state, claim: undefined }),
  BreakGlassEnded: (state, _event, at) => ({ ...state, glass: undefined, handoverDue: at }),
} satisfies Partial<Evolvers<EventType>>;
