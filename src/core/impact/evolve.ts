import type { EventType } from '../events.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { Impact } from './state.ts';

const withImpact = (state: Incident, news: Partial<Impact>): Incident => ({
  ...state,
  impact: { ...state.impact, ...news },
});

const signed: Evolver<'LossSigned'> = (state, { plan, losses, by, until }) => {
  const before = state.impact.signed[plan] ?? [];
  const all = { ...state.impact.signed, [plan]: [...before, { losses, by, until }] };
  return withImpact(state, { signed: all });
};

const settled: Evolver<'AssumptionSettled'> = (state, { plan, assumption, outcome }) => {
  const ofPlan = { ...state.impact.settled[plan], [assumption]: outcome };
  return withImpact(state, { settled: { ...state.impact.settled, [plan]: ofPlan } });
};

/** The events about data, time and what was taken for granted. */
export const impactEvolvers = {
  RisksAccepted: (state) => state,
  LossSigned: signed,
  TargetTimeNear: (state, _event, at) =>
    withImpact(state, { targetTime: { level: 'near', since: at } }),
  TargetTimeMissed: (state, _event, at) =>
    withImpact(state, { targetTime: { level: 'missed', since: at } }),
  AssumptionSettled: settled,
} satisfies Partial<Evolvers<EventType>>;
