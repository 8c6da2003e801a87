import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Registry } from '../../app/ports/registry.ts';
import type { Envelope } from '../../core/envelope.ts';
import { damaged } from '../intact.ts';
import { envelopesIn } from './events.ts';
import type { Session } from './registry.ts';

const pageSize = 500;

type Reading = Pick<
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

/** The half of the port that changes nothing. */
export function reading(session: Pick<Session, 'rows' | 'run'>): Reading {
  const { rows, run } = session;
  return {
    answered: async (key) => run(() => rows.keys.find(key)?.answer),
    read: (stream, after = 0) => readStream(session, stream, after),
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
    leases: async () => run(() => rows.leases.all()),
    people: async () => run(() => rows.people.all()),
    unfinished: async () => run(() => rows.inbox.unfinished()),
    postsBefore: async (prefix, at, page) => run(() => rows.posts.before(prefix, at, page)),
    posts: async (about) => run(() => rows.posts.find(about)),
    lookAtLink: async (digest, at) => run(() => rows.passes.worth(digest, at)),
    session: async (digest, at) => run(() => rows.passes.session(digest, at)),
    setting: async (name) => run(() => rows.settings.find(name)),
  };
}

const idOf = ({ stream, version }: Envelope): string => `${stream}#${version}`;

/** In pages with a turn of the event loop between them: a stream of 10,000 events must not hold up an acknowledgment. */
async function readStream(
  { rows, run }: Pick<Session, 'rows' | 'run'>,
  stream: string,
  after: number,
): Promise<readonly Envelope[]> {
  const events: Envelope[] = [];
  for (;;) {
    const version = events.at(-1)?.version ?? after;
    const page = run(() => envelopesIn(rows.events.ofStream(stream, version, pageSize)));
    if (
      page.some((event, index) => event.stream !== stream || event.version !== version + 1 + index)
    )
      throw damaged(`The stream ${stream} is not whole after version ${version}.`);
    events.push(...page);
    if (page.length < pageSize) return events;
    await nextTurn();
  }
}
