import type { EventType } from '../events.ts';
import type { PlanId } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { Figures } from './state.ts';

function read(state: Incident, plan: PlanId, next: (figures: Figures) => Figures): Incident {
  const run = state.runs[plan];
  if (run === undefined) throw new Error(`${plan} never ran`);
  const figures = next({ ...run.figures, readings: run.figures.readings + 1 });
  return { ...state, runs: { ...state.runs, [plan]: { ...run, figures } } };
}

/** The events about figures. */
export const figureEvolvers = {
  FiguresFrozen: (state, { plan, figures }) =>
    read(state, plan, (known) => ({ ...known, before: figures })),
  FiguresRead: (state, { plan, after, worse }) =>
    read(state, plan, (known) => {
      const before = new Set([...known.worse, ...known.suspects.map(({ key }) => key)]);
      return {
        ...known,
        after: [...known.after, ...after],
        suspects: worse,
        worse: worse.map(({ key }) => key).filter((key) => before.has(key)),
      };
    }),
} satisfies Partial<Evolvers<EventType>>;
