import type { Link } from './connect.ts';
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

/** All statement families on one connection. */
export const rowsOf = (link: Link) => ({
  events: eventRows(link),
  texts: textRows(link),
  keys: keyRows(link),
  names: nameRows(link),
  locks: lockRows(link),
  leases: leaseRows(link),
  due: dueRows(link),
  inbox: inboxRows(link),
  posts: postRows(link),
  passes: passRows(link),
  people: peopleRows(link),
  summaries: summaryRows(link),
  entries: entryRows(link),
  words: wordRows(link),
  settings: settingRows(link),
  counts: countRows(link),
});
