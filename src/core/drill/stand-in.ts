import { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { OrderOf } from '../orders.ts';
import { standInReason } from '../texts/drill-score.ts';
import { sprungIn } from './state.ts';

/** Whoever orders something else in a drill: nobody of the team, so that no words are put into anybody's mouth. */
export const standIn = PersonId.parse('p_standin');

/** What the stand-in orders now; undefined where no such surprise came. It goes the way of any order, and has no say. */
export const standInOrders = (incident: Incident): OrderOf<'switch'> | undefined =>
  sprungIn(incident, 'second-order')?.person === standIn
    ? { kind: 'switch', to: 'fix-forward', targets: [], reason: standInReason, override: false }
    : undefined;
