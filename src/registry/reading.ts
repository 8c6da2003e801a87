import type { Registry } from '../app/ports/registry.ts';

/** The half of the port that changes nothing, which each engine has in a file of its own. */
export type Reading = Pick<
  Registry,
  | 'answered'
  | 'read'
  | 'since'
  | 'head'
  | 'heads'
  | 'texts'
  | 'salted'
  | 'next'
  | 'streamOf'
  | 'locks'
  | 'summaries'
  | 'search'
  | 'dueBefore'
  | 'nextDue'
  | 'leases'
  | 'people'
  | 'unfinished'
  | 'posts'
  | 'postsBefore'
  | 'setting'
  | 'lookAtLink'
  | 'session'
>;
