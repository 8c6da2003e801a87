import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import type { TimerOrder } from '../timer-order.ts';
import { authorityCalledAt } from './due.ts';
import { succeedsAt } from './succession.ts';

/** When the authority is called, and when the next in succession. */
export const pagingTerms = (incident: Incident): readonly Term[] => [
  ...term(incident, authorityCalledAt(incident), { kind: 'authorityDue' }),
  ...term(incident, succeedsAt(incident), { kind: 'successionDue' }),
];

const term = ({ id }: Incident, at: Instant | undefined, order: TimerOrder): readonly Term[] =>
  at === undefined ? [] : [{ key: `${id}/${order.kind}`, at, order }];
