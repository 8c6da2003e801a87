import type { Batch } from '../../app/ports/batch.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Erasure } from '../../app/ports/erasure.ts';
import type { Registry } from '../../app/ports/registry.ts';
import { Instant } from '../../core/ids.ts';
import { beginErasure } from '../erasures-file.ts';
import { intact } from '../intact.ts';
import { listeners } from '../listeners.ts';
import { verifyAll } from '../verify/verify.ts';
import { aloneOn } from './alone.ts';
import { backup } from './backup.ts';
import type { Session, Store } from './connect.ts';
import { eraseRow, hindrance, holds, weigh } from './erase.ts';
import { reading } from './reading.ts';
import { rebuildRows } from './rebuild.ts';
import { appendSurely } from './surely.ts';
import { openTail, type Tail } from './tail.ts';
import { transact } from './transaction.ts';
import { writing } from './writing.ts';

/** What every call of one open registry needs. */
export type Shore = {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  /** Where `erasures.jsonl` is. */
  readonly folder: string;
  readonly told: ReturnType<typeof listeners>;
  readonly tail: Tail;
};

/** The port over a pool of connections to a migrated database. Disposing closes them. */
export async function postgresRegistry(
  store: Store,
  { clock, folder }: Pick<Shore, 'clock' | 'folder'>,
): Promise<Registry> {
  const told = listeners();
  const { id, from } = await store.use(async ({ rows }) => ({
    id: await rows.settings.registryId(),
    from: await rows.events.horizon(),
  }));
  const tail = openTail({ store, tell: (events) => told.tell(events), from });
  const shore: Shore = { store, clock, folder, told, tail };
  const places = aloneOn(store.url);
  return {
    id,
    ...reading(store),
    ...writing(shore),
    alone: places.alone,
    now: () =>
      store.use(async ({ link }) => {
        const [row] = await link.ask<{ now: string }>('now', 'SELECT from_now(0) AS now');
        return intact(Instant, row?.now);
      }),
    onAppend: (listener) => {
      tail.watch();
      return told.add(listener);
    },
    append: (batch) => append(shore, batch),
    erase: (erasure) => erase(shore, erasure),
    weigh: (what) => store.use(({ rows }) => weigh(rows, what)),
    verify: (progress) => verify(shore, id, progress),
    backup: () => backup(store, id),
    rebuild: (models) => store.use((session) => rebuildRows(session, models)),
    [Symbol.asyncDispose]: async () => {
      await places[Symbol.asyncDispose]();
      await tail[Symbol.asyncDispose]();
      await store.close();
    },
  };
}

async function append({ store, tail, told }: Shore, batch: Batch) {
  const answer = await appendSurely(store, batch, tail.expect);
  if (answer.status === 'appended') {
    told.tell(answer.events);
    tail.appended(answer.events);
  }
  return answer;
}

async function erase(
  { store, folder, tail, told }: Shore,
  erasure: Erasure,
): ReturnType<Registry['erase']> {
  const hindered = () => store.use(({ rows }) => hindrance(rows, erasure));
  const before = await hindered();
  if (before !== undefined) return before;
  const noted = await beginErasure(folder, erasure);
  const events = await store.use((session: Session) =>
    transact(session, () => eraseRow(session, erasure)),
  );
  tail.expect(events);
  told.tell(events);
  tail.appended(events);
  await noted.end(events.length > 0 ? 'done' : 'left');
  return events.length > 0 ? 'erased' : ((await hindered()) ?? 'stale');
}

function verify({ store }: Shore, id: string, progress: Parameters<Registry['verify']>[0]) {
  const evidence = {
    events: (after: number, limit: number) =>
      store.use(async ({ rows: { events } }) => events.after(after, limit, await events.horizon())),
    texts: (after: number, upTo: number) =>
      store.use(({ rows }) => rows.texts.between(after, upTo)),
    head: () => store.use(async ({ rows: { events } }) => events.lastUpTo(await events.horizon())),
    streams: (upTo: number) => store.use(({ rows }) => rows.events.beganUpTo(upTo)),
    ends: (names: readonly string[]) => store.use(({ rows }) => rows.events.noted(names)),
    holds: (what: Erasure['what']) => store.use(({ rows }) => holds(rows, what)),
    anchors: { id, kept: reading(store) },
    gapless: false,
  };
  return verifyAll(evidence, progress);
}
