import type { Target } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Order } from '../../core/orders.ts';
import type { Counting } from '../plans/count-effects.ts';
import type { Losing } from '../plans/data-loss.ts';
import type { Arrival } from '../ship.ts';

/** An order, and what is known before anything is looked up for it. */
export type About = {
  readonly order: Order;
  readonly incident: Incident | undefined;
  readonly arrival: Arrival;
  readonly count: Counting;
  readonly lose: Losing;
  /** The targets that it is about: those it names, else the incident's. */
  readonly targets: readonly Target[];
};

/** The targets that an order is about. */
export function targetsOf(order: Order, incident: Incident | undefined): readonly Target[] {
  if (order.kind === 'card') return [order.target];
  const named = order.kind === 'declare' || order.kind === 'plan' ? order.targets : [];
  return named.length > 0 ? named : incident === undefined ? [] : placesOf(incident);
}

/** A tabletop has no target; its people are those of a service. */
const placesOf = ({ targets, tabletop }: Incident): readonly Target[] =>
  tabletop?.people === undefined ? targets : [tabletop.people];

/** Whether this order may open an incident. */
export const opens = ({ order, incident }: Pick<About, 'order' | 'incident'>): boolean =>
  incident === undefined && (order.kind === 'declare' || order.kind === 'card');
