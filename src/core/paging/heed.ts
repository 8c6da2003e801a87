import { canonical } from '../../lib/canonical.ts';
import { entryAt } from '../../lib/layers.ts';
import type { Heeder } from '../heed.ts';
import { askUnanswered } from './asked.ts';
import { decisionSince } from './decisions.ts';
import { authorityCalledAt } from './due.ts';
import { pageHeard } from './heard.ts';
import { hasArrived, nextPage, pagesFor } from './pages.ts';
import { nextInSuccession, succeedsAt } from './succession.ts';

/** Calls the authority. What was due and is no more (they decided, or were just seen) says nothing. */
const authorityDue: Heeder<'authorityDue'> = (_order, incident, at) => {
  const due = authorityCalledAt(incident);
  if (due === undefined || due > at || incident.rung === 'closed') return [];
  const decision = decisionSince(incident);
  const person = incident.authority;
  const page = nextPage(incident);
  // Once for a decision: whoever was called for it already is called because somebody asks for them.
  const isCalled = pagesFor(incident, decision).some((one) => one.person === person);
  return decision === undefined || isCalled
    ? [{ type: 'PersonPaged', page, person, why: 'advice' }]
    : [{ type: 'PersonPaged', page, person, why: 'decision', decision }];
};

/** Calls the next in succession, or says that nobody is left to be called. */
const successionDue: Heeder<'successionDue'> = (_order, incident, at) => {
  const due = succeedsAt(incident);
  const decision = decisionSince(incident);
  if (due === undefined || decision === undefined || due > at) return [];
  const person = nextInSuccession(incident);
  return person === undefined
    ? [{ type: 'PagedInVain', decision }]
    : [{ type: 'PersonPaged', page: nextPage(incident), person, why: 'decision', decision }];
};

/**
 * What became of telling the pager. The same twice, anything after it has reached the person, and anything after closing
 * is late: the pager may say that it was delivered before its answer to us has arrived.
 */
const pageReported: Heeder<'pageReported'> = ({ page: name, state, code }, incident) => {
  const page = entryAt(incident.paging.pages, name);
  if (page === undefined || hasArrived(page) || incident.rung === 'closed') return [];
  if (page.state === state && page.code === code) return [];
  return [{ type: 'PageReported', page: name, state, ...(code === undefined ? {} : { code }) }];
};

/** An edit of the configuration reaches an open incident: whoever is added because nobody answers is called, too. */
const successionKnown: Heeder<'successionKnown'> = ({ succession }, incident) =>
  incident.rung === 'closed' || canonical(succession) === canonical(incident.paging.succession)
    ? []
    : [{ type: 'SuccessionChanged', ...succession, people: [...succession.people] }];

/** What the timer and the loop that pages people say. */
export const pagingHeeders = {
  authorityDue,
  successionDue,
  askUnanswered,
  pageReported,
  pageHeard,
  successionKnown,
};
