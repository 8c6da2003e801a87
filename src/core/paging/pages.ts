import { entriesIn } from '../../lib/layers.ts';
import type { Instant, PersonId } from '../ids.ts';
import { millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from './decisions.ts';
import type { Page } from './paging.ts';

/** One mention or page of a person in this time, unless that person must act (product.md, "Noise"). */
const quietMs = 5 * 60_000;

export const allPages = ({ paging }: Pick<Incident, 'paging'>): readonly Page[] =>
  entriesIn(paging.pages);

/** The pages for the decision that waits since this moment; none where none does. */
export const pagesFor = (
  incident: Pick<Incident, 'paging'>,
  decision: Instant | undefined,
): readonly Page[] =>
  decision === undefined
    ? []
    : allPages(incident).filter((page) => page.why === 'decision' && page.decision === decision);

/** The last page of a person, whatever for. */
export const lastPage = (incident: Pick<Incident, 'paging'>, person: PersonId): Page | undefined =>
  allPages(incident).findLast((page) => page.person === person);

/** Whether a person was paged so lately that once more would be noise. */
export function pagedLately(
  incident: Pick<Incident, 'paging'>,
  person: PersonId,
  at: Instant,
): boolean {
  const last = lastPage(incident, person);
  return last !== undefined && millis(at) - millis(last.at) < quietMs;
}

/** `PG4`: the next page of this incident. `offset` counts others of the same order. */
export const nextPage = (incident: Pick<Incident, 'paging'>, offset = 0): string =>
  `PG${allPages(incident).length + 1 + offset}`;

/** Whether it failed because nobody can be paged at all here, whoever it is. */
export const hadNoPager = ({ state, code }: Pick<Page, 'state' | 'code'>): boolean =>
  state === 'failed' && code === 'NoPager';

/** Whether it has reached somebody: what the pager says about taking it is old then. */
export const hasArrived = ({ state }: Pick<Page, 'state'>): boolean =>
  state === 'delivered' || state === 'answered';

type Where = Pick<Incident, 'paging' | 'rung' | 'reached'>;

/**
 * Whether a page has done its work and need not ring any more: its decision was taken, what it was for is answered, or
 * the incident is closed. Whoever answers a page about a decision has not decided yet.
 */
export function isOver(incident: Where, page: Page): boolean {
  const { rung, reached } = incident;
  // What rang before a close does not ring again because the incident was reopened.
  if (rung === 'closed' || (reached.closed ?? '') >= page.at) return true;
  return page.decision === undefined
    ? page.state === 'answered'
    : page.decision !== decisionSince(incident);
}

/** Pages that nobody has answered and whose reason still stands. */
export const openPages = (incident: Where): readonly Page[] =>
  allPages(incident).filter((page) => page.state !== 'answered' && !isOver(incident, page));
