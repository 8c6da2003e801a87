import type { Evolver, Evolvers } from '../incident/evolver.ts';
import type { Incident, Residual } from '../incident/incident.ts';

const closed = { done: 'done', waive: 'waived' } as const;

const residualOpened: Evolver<'ResidualOpened'> = (state, event, at) => {
  const { type: _type, texts: _texts, ...residual } = event;
  return {
    ...state,
    residuals: {
      ...state.residuals,
      [event.residual]: { ...residual, status: 'open', openedAt: at, countedAt: at },
    },
  };
};

const residualGrew: Evolver<'ResidualGrew'> = (state, { residual, count }, at) =>
  changed(state, residual, { count, countedAt: at });

const residualClosed: Evolver<'ResidualClosed'> = (state, { residual, outcome }) =>
  changed(state, residual, { status: closed[outcome] });

function changed(state: Incident, id: string, change: Partial<Residual>): Incident {
  const residual = state.residuals[id];
  if (residual === undefined) throw new Error(`${id} was changed but never opened`);
  return { ...state, residuals: { ...state.residuals, [id]: { ...residual, ...change } } };
}

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
  ResidualGrew: residualGrew,
  ResidualClosed: residualClosed,
} satisfies Evolvers<
  | 'CheckReported'
  | 'WaiverProposed'
  | 'CheckWaived'
  | 'ResidualOpened'
  | 'ResidualGrew'
  | 'ResidualClosed'
>;
