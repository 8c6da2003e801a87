import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { supportDue } from './support.ts';

/** When support is asked. */
export function gateTerms(incident: Incident): readonly Term[] {
  const at = supportDue(incident);
  return at === undefined
    ? []
    : [{ key: `support/${incident.id}`, at, order: { kind: 'supportDue' } }];
}
