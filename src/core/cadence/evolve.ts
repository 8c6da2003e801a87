import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { Cadence } from './state.ts';

const keep = (state: Incident, more: Partial<Cadence>): Incident => ({
  ...state,
  cadence: { ...state.cadence, ...more },
});

/** The events about keeping people informed. */
export const cadenceEvolvers = {
  Reminded: (state, { of, due }, at) => {
    const { reminded } = state.cadence;
    const times = (reminded[of]?.times ?? 0) + 1;
    return keep(state, { reminded: { ...reminded, [of]: { at, due, times } } });
  },
  RemindersSnoozed: (state, { until }, at) => keep(state, { snoozed: { at, until } }),
  StatusReported: (state, _event, at) => keep(state, { reportedAt: at }),
} satisfies Partial<Evolvers<EventType>>;
