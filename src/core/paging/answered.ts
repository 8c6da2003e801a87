import type { Event } from '../events.ts';
import type { Incident } from '../incident/incident.ts';
import { openPages } from './pages.ts';

/** Whoever orders something after they were paged has answered. */
export const answered = (incident: Incident): readonly Event[] =>
  openPages(incident)
    .filter(({ person, at }) => (incident.paging.seen[person] ?? '') >= at)
    .map(({ page }) => ({ type: 'PageReported', page, state: 'answered' }));
