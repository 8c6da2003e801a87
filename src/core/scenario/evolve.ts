import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';

/** What others recorded is told in the timeline alone. */
export const scenarioEvolvers = {
  EntryImported: (state) => state,
} satisfies Partial<Evolvers<EventType>>;
