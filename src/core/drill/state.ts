import type { EventOf, EventType } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import type { SurpriseKind } from './surprise.ts';

export type Sprung = EventOf<'SurpriseSprung'> & { readonly at: Instant };

/** What an incident knows of itself as a drill. */
export type DrillState = {
  readonly planned: readonly SurpriseKind[];
  readonly sprung: readonly Sprung[];
  /** A live incident took its target, so it is over and has no score. */
  readonly isOvertaken?: true;
};

/** Whether this surprise is still to come. Never outside of a drill, whatever stands in the log. */
export const isToCome = ({ mode, drill, rung }: Incident, kind: SurpriseKind): boolean =>
  mode === 'drill' &&
  rung !== 'closed' &&
  drill !== undefined &&
  drill.planned.includes(kind) &&
  !drill.sprung.some((one) => one.surprise === kind);

/** The surprise of this kind as it was sprung; nothing outside of a drill. */
export const sprungIn = ({ mode, drill }: Incident, kind: SurpriseKind): Sprung | undefined =>
  mode === 'drill' ? drill?.sprung.find((one) => one.surprise === kind) : undefined;

/** The events about an incident as a drill. */
export const drillEvolvers = {
  DrillBegan: (state, { surprises }) => ({
    ...state,
    drill: { planned: surprises, sprung: [] },
  }),
  SurpriseSprung: (state, event, at) => ({
    ...state,
    drill: state.drill && { ...state.drill, sprung: [...state.drill.sprung, { ...event, at }] },
  }),
  DrillOvertaken: (state) => ({
    ...state,
    drill: state.drill && { ...state.drill, isOvertaken: true },
  }),
} satisfies Partial<Evolvers<EventType>>;
