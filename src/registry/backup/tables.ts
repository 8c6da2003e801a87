/**
 * What a backup holds, in an order in which rows find what they point to. Left out is what the events say as well (lists,
 * words, locks), who is signed in, and what came in and was not done yet: hours later nobody wants that done.
 */
export const keptTables = [
  'registry',
  'events',
  'texts',
  'erasures',
  'streams',
  'keys',
  'names',
  'leases',
  'due',
  'posts',
  'people',
  'accounts',
  'settings',
] as const;

/** So many rows are read, written, or kept in memory at once: a plan or a report in one may be long. */
export const rowsAtOnce = 100;
