import type { Store } from './connect.ts';
import { countRows } from './counts.ts';
import { dueRows } from './due.ts';
import { entryRows } from './entries.ts';
import { eventRows } from './events.ts';
import { inboxRows } from './inbox.ts';
import { keyRows } from './keys.ts';
import { leaseRows } from './leases.ts';
import { lockRows } from './locks.ts';
import { nameRows } from './names.ts';
import { passRows } from './passes.ts';
import { peopleRows } from './people.ts';
import { postRows } from './posts.ts';
import { settingRows } from './settings.ts';
import { summaryRows } from './summaries.ts';
import { textRows } from './texts.ts';
import { wordRows } from './words.ts';

export type Rows = ReturnType<typeof rowsOf>;

/** All statement families of one open registry. */
export const rowsOf = (store: Store) => ({
  events: eventRows(store),
  texts: textRows(store),
  keys: keyRows(store),
  names: nameRows(store),
  locks: lockRows(store),
  leases: leaseRows(store),
  due: dueRows(store),
  inbox: inboxRows(store),
  posts: postRows(store),
  passes: passRows(store),
  people: peopleRows(store),
  summaries: summaryRows(store),
  entries: entryRows(store),
  words: wordRows(store),
  settings: settingRows(store),
  counts: countRows(store),
});
