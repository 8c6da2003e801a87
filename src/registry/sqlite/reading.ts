import { envelopesIn, idOf, readStream } from '../envelopes.ts';
import type { Reading } from '../reading.ts';
import type { Session } from './registry.ts';

/** The half of the port that changes nothing. */
export function reading(session: Pick<Session, 'rows' | 'run' | 'clock'>): Reading {
  const { rows, run, clock } = session;
  return {
    answered: async (key) => run(() => rows.keys.find(key)?.answer),
    read: (stream, after = 0) =>
      readStream(stream, after, async (version, limit) =>
        run(() => rows.events.ofStream(stream, version, limit)),
      ),
    since: async (position, limit) => run(() => envelopesIn(rows.events.after(position, limit))),
    heads: async () => run(() => ({ ...rows.events.head(), heads: rows.events.heads() })),
    head: async () => run(() => rows.events.head().position),
    texts: async (events) =>
      run(() => new Map(events.map((event) => [idOf(event), rows.texts.of(event)]))),
    salted: async (events) =>
      run(() => new Map(events.map((event) => [idOf(event), rows.texts.salted(event)]))),
    next: async () => run(() => rows.names.next()),
    streamOf: async (name) => run(() => rows.names.streamOf(name)),
    locks: async () => run(() => rows.locks.all()),
    summaries: async (filter) => run(() => rows.summaries.find(filter)),
    search: async (sought, page) => run(() => rows.entries.find(sought, page)),
    dueBefore: async (at, limit) => run(() => rows.due.before(at, limit)),
    nextDue: async () => run(() => rows.due.next()),
    leases: async () => run(() => rows.leases.all(clock.now())),
    people: async () => run(() => rows.people.all()),
    unfinished: async () => run(() => rows.inbox.unfinished()),
    postsBefore: async (prefix, at, page) => run(() => rows.posts.before(prefix, at, page)),
    posts: async (about) => run(() => rows.posts.find(about)),
    lookAtLink: async (digest, at) => run(() => rows.passes.worth(digest, at)),
    session: async (digest, at) => run(() => rows.passes.session(digest, at)),
    setting: async (name) => run(() => rows.settings.find(name)),
  };
}
