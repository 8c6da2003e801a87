import { envelopesIn, idOf, readStream } from '../envelopes.ts';
import type { Reading } from '../reading.ts';
import type { Store } from './connect.ts';
import type { Rows } from './rows.ts';

/** The half of the port that changes nothing. */
export function reading(store: Store): Reading {
  const ask = <T>(question: (rows: Rows) => Promise<T>): Promise<T> =>
    store.use(({ rows }) => question(rows));
  return {
    ...history(ask),
    answered: (key) => ask(async (rows) => (await rows.keys.find(key))?.answer),
    next: () => ask((rows) => rows.names.next()),
    streamOf: (name) => ask((rows) => rows.names.streamOf(name)),
    locks: () => ask((rows) => rows.locks.all()),
    summaries: (filter) => ask((rows) => rows.summaries.find(filter)),
    search: (sought, page) => ask((rows) => rows.entries.find(sought, page)),
    dueBefore: (at, limit) => ask((rows) => rows.due.before(at, limit)),
    nextDue: () => ask((rows) => rows.due.next()),
    leases: () => ask((rows) => rows.leases.all()),
    people: () => ask((rows) => rows.people.all()),
    unfinished: () => ask((rows) => rows.inbox.unfinished()),
    postsBefore: (prefix, at, page) => ask((rows) => rows.posts.before(prefix, at, page)),
    posts: (about) => ask((rows) => rows.posts.find(about)),
    lookAtLink: (digest, at) => ask((rows) => rows.passes.worth(digest, at)),
    session: (digest, at) => ask((rows) => rows.passes.session(digest, at)),
    setting: (name) => ask((rows) => rows.settings.find(name)),
  };
}

type Ask = <T>(question: (rows: Rows) => Promise<T>) => Promise<T>;

/** Events and texts. What is read across streams ends where nothing can come before it any more. */
const history = (
  ask: Ask,
): Pick<Reading, 'read' | 'since' | 'head' | 'heads' | 'texts' | 'salted'> => ({
  read: (stream, after = 0) =>
    readStream(stream, after, (version, limit) =>
      ask(({ events }) => events.ofStream(stream, version, limit)),
    ),
  since: (position, limit) =>
    ask(async ({ events }) =>
      envelopesIn(await events.after(position, limit, await events.horizon())),
    ),
  heads: () =>
    ask(async ({ events }) => {
      const last = await events.lastUpTo(await events.horizon());
      return { ...last, heads: await events.headsUpTo(last.position) };
    }),
  head: () => ask(async ({ events }) => (await events.lastUpTo(await events.horizon())).position),
  texts: (events) =>
    ask(async ({ texts }) => {
      const found = await texts.of(events);
      return new Map(events.map((event) => [idOf(event), found.get(event.position) ?? {}]));
    }),
  salted: (events) =>
    ask(async ({ texts }) => {
      const found = await texts.salted(events);
      return new Map(events.map((event) => [idOf(event), found.get(event.position) ?? {}]));
    }),
});
