import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { remindAt } from './due.ts';
import { reminders } from './events.ts';

/** Every reminder that is still to come. */
export const cadenceTerms = (incident: Incident): readonly Term[] =>
  reminders.flatMap((of) => {
    const at = remindAt(incident, of);
    return at === undefined
      ? []
      : [{ key: `remind/${of}/${incident.id}`, at, order: { kind: 'remind', of } }];
  });
