import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';

/** The hour at which the night is over, whatever happened in it. */
export const standDownTerms = ({ id, standDown }: Incident): readonly Term[] =>
  standDown === undefined || standDown.status === 'over'
    ? []
    : [{ key: `standdown/${id}`, at: standDown.until, order: { kind: 'standDownOver' } }];
