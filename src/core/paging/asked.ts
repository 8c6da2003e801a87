import type { PageWanted } from '../asks.ts';
import type { Heeder } from '../heed.ts';
import { after, type Instant, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { allPages, nextPage, openPages, pagedLately } from './pages.ts';
import { isGone } from './succession-list.ts';

/**
 * Whether a person is to be paged now for something urgent that is asked of them: once for an ask, not while a page of
 * theirs rings or was just sent, and not while they were just seen here.
 */
export function isToBePaged(
  incident: Incident,
  { key, since }: Pick<PageWanted, 'key' | 'since'>,
  { person, at }: { readonly person: PersonId; readonly at: Instant },
): boolean {
  const seen = incident.paging.seen[person];
  const isAwake = seen !== undefined && after(seen, incident.rules.maxWaitMs) > at;
  const isRinging = openPages(incident).some((page) => page.person === person);
  const isKnown = allPages(incident).some(
    (page) => page.ask === key && page.person === person && page.at >= since,
  );
  return (
    !isGone(incident, person) &&
    !isAwake &&
    !isRinging &&
    !isKnown &&
    !pagedLately(incident, person, at)
  );
}

/** Something urgent is asked of somebody who may sleep. */
export const askUnanswered: Heeder<'askUnanswered'> = ({ ask, person, since }, incident, at) =>
  incident.rung !== 'closed' && isToBePaged(incident, { key: ask, since }, { person, at })
    ? [{ type: 'PersonPaged', page: nextPage(incident), person, why: 'ask', ask }]
    : [];
