import { dirname } from 'node:path';
import type { Appended, Batch } from '../../app/ports/batch.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Erasure } from '../../app/ports/erasure.ts';
import type { Registry } from '../../app/ports/registry.ts';
import type { Envelope } from '../../core/envelope.ts';
import { after } from '../../core/ids.ts';
import { beginErasure } from '../erasures-file.ts';
import { listeners } from '../listeners.ts';
import { verifyAll } from '../verify/verify.ts';
import { aloneWithFile } from './alone.ts';
import { appendBatch } from './append.ts';
import { backup } from './backup.ts';
import type { Store } from './connect.ts';
import { eraseRow, hindrance, holds, weigh } from './erase.ts';
import { isDiskFull, onDatabase, onDisk, translated } from './errors.ts';
import { reading } from './reading.ts';
import { type Rows, rowsOf } from './rows.ts';
import { registryId } from './settings.ts';
import type { Space } from './space.ts';
import { type Transact, transactions } from './transaction.ts';

/** What every call of one open registry needs. `run` does work on the open database and translates its errors. */
export type Session = {
  readonly store: Store;
  readonly rows: Rows;
  readonly clock: Pick<Clock, 'now'>;
  readonly space: Space;
  readonly transact: Transact;
  readonly run: <T>(work: () => T) => T;
  readonly told: ReturnType<typeof listeners>;
};

/** The port over a connected, migrated store. Disposing closes the store. */
export function sqliteRegistry(
  store: Store,
  { clock, space }: { clock: Pick<Clock, 'now'>; space: Space },
): Registry {
  const session: Session = {
    store,
    rows: rowsOf(store),
    clock,
    space,
    transact: transactions(store),
    run: (work) => onDatabase(store.client, work),
    told: listeners(),
  };
  const id = registryId(store);
  return {
    id,
    ...reading(session),
    ...writing(session),
    alone: aloneWithFile(),
    now: async () => clock.now(),
    onAppend: (listener) => session.told.add(listener),
    append: (batch) => append(session, batch),
    erase: (erasure) => erase(session, erasure),
    weigh: async (what) => session.run(() => weigh(session.rows, what)),
    verify: (progress) => verify(session, id, progress),
    backup: () => backup(session, id),
    [Symbol.asyncDispose]: async () => void store.client.close(),
  };
}

async function append(session: Session, batch: Batch): Promise<Appended> {
  const urgent = batch.urgent === true;
  await onDisk(() => session.space.admit(urgent));
  try {
    return appendNow(session, batch);
  } catch (error) {
    if (!urgent || !isDiskFull(error) || !(await session.space.release())) throw error;
    return appendNow(session, batch);
  }
}

function appendNow({ rows, clock, transact, run, told }: Session, batch: Batch): Appended {
  const answer = run(() =>
    transact(
      () => appendBatch(rows, batch, clock.now()),
      ({ status }) => status === 'appended',
    ),
  );
  if (answer.status === 'appended') told.tell(answer.events);
  return answer;
}

async function erase(session: Session, erasure: Erasure): ReturnType<Registry['erase']> {
  const { rows, run, store, transact, clock, told } = session;
  const before = run(() => hindrance(rows, erasure));
  if (before !== undefined) return before;
  const noted = await onDisk(() => beginErasure(dirname(store.file), erasure));
  const events: readonly Envelope[] = run(() =>
    transact(() => eraseRow(rows, erasure, clock.now())),
  );
  told.tell(events);
  await noted.end(events.length > 0 ? 'done' : 'left');
  if (events.length === 0) return run(() => hindrance(rows, erasure)) ?? 'stale';
  emptyLog(store);
  return 'erased';
}

/** The log of SQLite has the erased text until it is emptied. What hinders it now (a full disk) only delays it. */
function emptyLog({ client }: Store): void {
  try {
    client.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (translated(error) === error) throw error;
  }
}

function verify(
  { rows, run, clock }: Session,
  id: string,
  progress: Parameters<Registry['verify']>[0],
) {
  const evidence = {
    events: async (after: number, limit: number) => run(() => rows.events.after(after, limit)),
    texts: async (after: number, upTo: number) => run(() => rows.texts.between(after, upTo)),
    head: async () => run(() => rows.events.head()),
    // Positions have no gap here, so no stream can be missing as a whole.
    streams: async () => [],
    ends: async (names: readonly string[]) =>
      run(() => new Map(names.map((name) => [name, rows.events.endOf(name)]))),
    holds: async (what: Erasure['what']) => run(() => holds(rows, what)),
    anchors: { id, kept: reading({ rows, run, clock }) },
    gapless: true,
  };
  return verifyAll(evidence, progress);
}

function writing({ store, rows, clock, run, transact }: Session) {
  return {
    admit: async (account, name) =>
      run(() => transact(() => rows.people.admit(account, name, clock.now()))),
    enroll: async (name, accounts) =>
      run(() => transact(() => rows.people.enroll(name, accounts, clock.now()))),
    saw: async (people) => run(() => transact(() => rows.people.saw(people, clock.now()))),
    clearDue: async (row) => run(() => transact(() => rows.due.clearRow(row))),
    renew: async (owner, forMs) => run(() => rows.leases.renew(owner, after(clock.now(), forMs))),
    receive: async (key, body, at) => run(() => rows.inbox.add(key, body, at)),
    finish: async (key) => {
      const now = clock.now();
      run(() =>
        transact(() => {
          rows.inbox.finish(key, now);
          rows.inbox.purge(now);
        }),
      );
    },
    notePost: async (about, key, body) => run(() => rows.posts.note(about, key, body)),
    dropPosts: async (places) => {
      run(() =>
        transact(() => {
          for (const place of places) rows.posts.drop(place);
        }),
      );
      emptyLog(store);
    },
    issueLink: async (link, at) => run(() => transact(() => rows.passes.issue(link, at))),
    spendLink: async (digest, session, at) =>
      run(() => transact(() => rows.passes.spend(digest, session, at))),
    endSessions: async (which) => run(() => rows.passes.end(which)),
    keepShown: async (id, version, row) => run(() => rows.entries.keepShown(id, version, row)),
    rebuild: async (models) => run(() => transact(() => rebuildRows(rows, models))),
    setSetting: async (name, value) => run(() => rows.settings.put(name, value)),
  } satisfies Partial<Registry>;
}

function rebuildRows(rows: Rows, models: Parameters<Registry['rebuild']>[0]): boolean {
  if (rows.events.head().position !== models.upTo) return false;
  rows.locks.clear();
  rows.summaries.clear();
  for (const summary of models.summaries) rows.summaries.put(summary);
  rows.entries.clear();
  for (const entry of models.entries ?? []) rows.entries.put(entry);
  rows.words.refill(models.upTo);
  for (const change of models.locks) {
    const by = rows.locks.apply(change);
    if (by !== undefined)
      throw new Error(`Two incidents claim ${change.target}, one of them ${by}`);
  }
  return true;
}
