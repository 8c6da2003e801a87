import type { Evolver, Evolvers } from '../incident/evolver.ts';

const closed = { done: 'done', waive: 'waived' } as const;

const residualOpened: Evolver<'ResidualOpened'> = (state, event, at) => {
  const { type: _type, texts: _texts, ...residual } = event;
  return {
    ...state,
    residuals: {
      ...state.residuals,
      [event.residual]: { ...residual, status: 'open', openedAt: at },
    },
  };
};

const residualClosed: Evolver<'ResidualClosed'> = (state, event) => {
  const residual = state.residuals[event.residual];
  if (residual === undefined) throw new Error(`${event.residual} was closed but never opened`);
  return {
    ...state,
    residuals: {
      ...state.residuals,
      [event.residual]: { ...residual, status: closed[event.outcome] },
    },
  };
};

const waiverProposed: Evolver<'WaiverProposed'> = (state, { said, checks, because }, at) => ({
  ...state,
  waivers: {
    ...state.waivers,
    ...Object.fromEntries(checks.map((check) => [check, { said, at, because }])),
  },
});

/** The events about verdicts, waivers and what is left over. */
export const checkEvolvers = {
  CheckReported: (state, { check, verdict, held }, at) => ({
    ...state,
    checks: { ...state.checks, [check]: { verdict, held, at } },
  }),
  WaiverProposed: waiverProposed,
  CheckWaived: (state, { check }) => ({
    ...state,
    waived: [...state.waived, check],
    waivers: Object.fromEntries(Object.entries(state.waivers).filter(([key]) => key !== check)),
  }),
  ResidualOpened: residualOpened,
  ResidualClosed: residualClosed,
} satisfies Evolvers<
  'CheckReported' | 'WaiverProposed' | 'CheckWaived' | 'ResidualOpened' | 'ResidualClosed'
>;
