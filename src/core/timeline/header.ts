import type { Incident } from '../incident/incident.ts';

/** What stands above a timeline: the incident, and its title where it was not erased. */
export type Header = Pick<
  Incident,
  'id' | 'mode' | 'severity' | 'targets' | 'rung' | 'authority' | 'declaredAt'
> & { readonly title: string | null };
