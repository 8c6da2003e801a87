import type { Registry } from '../../app/ports/registry.ts';
import type { Session } from './connect.ts';
import type { Shore } from './registry.ts';
import { lockThing } from './things.ts';
import { transact } from './transaction.ts';

type Writing = Pick<
  Registry,
  | 'admit'
  | 'enroll'
  | 'saw'
  | 'clearDue'
  | 'renew'
  | 'receive'
  | 'finish'
  | 'notePost'
  | 'dropPosts'
  | 'issueLink'
  | 'spendLink'
  | 'endSessions'
  | 'keepShown'
  | 'setSetting'
>;

/** The half of the port that changes what is no history. */
export function writing({ store, clock }: Pick<Shore, 'store' | 'clock'>): Writing {
  const { use } = store;
  const inOne = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
    use((session) => transact(session, () => work(session)));
  /** Two who come in at once by one account are one person. */
  const ofDirectory = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
    inOne(async (session) => {
      await session.link.client.query(lockThing('directory'));
      return work(session);
    });
  return {
    admit: (account, name) =>
      ofDirectory(({ rows }) => rows.people.admit(account, name, clock.now())),
    enroll: (name, accounts) =>
      ofDirectory(({ rows }) => rows.people.enroll(name, accounts, clock.now())),
    saw: (people) => use(({ rows }) => rows.people.saw(people, clock.now())),
    clearDue: (row) => inOne(({ rows }) => rows.due.clearRow(row)),
    renew: (owner, forMs) => use(({ rows }) => rows.leases.renew(owner, forMs)),
    receive: receiver(store),
    finish: (key) => {
      const now = clock.now();
      return inOne(async ({ rows }) => {
        await rows.inbox.finish(key, now);
        await rows.inbox.purge(now);
      });
    },
    notePost: (about, key, body) => use(({ rows }) => rows.posts.note(about, key, body)),
    dropPosts: (places) =>
      inOne(async ({ rows }) => {
        for (const place of places) await rows.posts.drop(place);
      }),
    issueLink: (link, at) => inOne(({ rows }) => rows.passes.issue(link, at)),
    spendLink: (digest, session, at) => inOne(({ rows }) => rows.passes.spend(digest, session, at)),
    endSessions: (which) => use(({ rows }) => rows.passes.end(which)),
    keepShown: (id, version, row) => use(({ rows }) => rows.entries.keepShown(id, version, row)),
    setSetting: (name, value) => use(({ rows }) => rows.settings.put(name, value)),
  };
}

/** When the answer to the first try was lost, what stands there may be what this very call has put there. */
const receiver =
  ({ use }: Shore['store']): Registry['receive'] =>
  (key, body, at) => {
    let tries = 0;
    return use(async ({ rows: { inbox } }) => {
      tries += 1;
      const isNew = await inbox.add(key, body, at);
      return isNew || (tries > 1 && (await inbox.isWaiting(key, body, at)));
    });
  };
