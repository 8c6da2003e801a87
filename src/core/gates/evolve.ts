import type { Evolvers } from '../incident/evolver.ts';

/** The events about gates. */
export const gateEvolvers = {
  SupportAsked: (state, _event, at) => ({
    ...state,
    support: {
      ...state.support,
      asked: at,
      counted: undefined,
    },
  }),
  ReportsCounted: (state, { now, usual }) => ({
    ...state,
    support: { ...state.support, counted: { now, usual } },
  }),
  SupportSaid: (state, { verdict, again }) => ({
    ...state,
    support: {
      ...state.support,
      ...(verdict === 'need-time' ? { asked: undefined, again } : {}),
      saidNoIncrease: verdict === 'no-increase',
    },
  }),
} satisfies Evolvers<'SupportAsked' | 'ReportsCounted' | 'SupportSaid'>;
