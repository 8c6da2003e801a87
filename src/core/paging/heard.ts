import { entryAt } from '../../lib/layers.ts';
import type { Heeder } from '../heed.ts';
import type { Instant } from '../ids.ts';
import { decisionSince } from './decisions.ts';

/**
 * What the pager says by itself of a page: that it reached somebody, or that somebody answered. It goes on record and
 * silences what rings; it decides nothing, and the wait for a decision goes on. Of an exercise nobody was told, so
 * nothing is heard of one.
 */
export const pageHeard: Heeder<'pageHeard'> = (said, incident, at) => {
  const { page: name, state, answeredBy, named } = said;
  const page = entryAt(incident.paging.pages, name);
  if (page === undefined || incident.mode !== 'live' || incident.rung === 'closed') return [];
  if (page.state === 'answered' || page.state === state) return [];
  const decision = decisionSince(incident);
  const waits = decision !== undefined && decision === page.decision;
  const pager = {
    person: page.person,
    happenedAt: within(said.happenedAt, page.at, at),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(waits ? { decision } : {}),
  };
  const texts = named === undefined ? {} : { texts: { named } };
  return [{ type: 'PageReported', page: name, state, pager, ...texts }];
};

/** Another clock may be wrong: nothing happened before the page stood, or after it was told. */
const within = (moment: Instant, from: Instant, to: Instant): Instant => {
  if (moment < from) return from;
  return moment > to ? to : moment;
};
