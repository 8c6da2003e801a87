import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';

/** The events about the standing order. */
export const standingOrderEvolvers = {
  StandingOrderAnnounced: (state, { plan, signedBy, until }, at) => ({
    ...state,
    standingOrder: { status: 'counting', plan, signedBy, until, since: at },
  }),
  StandingOrderEnded: (state, { plan, why }) => {
    const { standingOrder: order } = state;
    if (order.status === 'quiet') throw new Error(`${plan} was never announced`);
    return { ...state, standingOrder: { ...order, status: 'over', why } };
  },
} satisfies Partial<Evolvers<EventType>>;
