import { inCapitals, name } from './names.ts';

/** An incident that is named wherever the line is typed: `INC-3`. */
export const anyIncident = inCapitals(
  name({ field: 'entry', what: 'an incident, as in INC-3', code: 'BadValue' }),
);
