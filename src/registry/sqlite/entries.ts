import type { FoundEntry, Sought, SoughtPage } from '../../app/ports/registry.ts';
import type { RegistryEntry } from '../../core/registry/entry.ts';
import type { Json } from '../../lib/json.ts';
import { foundEntry } from '../found-entry.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { entries, events, facets, texts } from './schema.ts';
import { conditions } from './sought.ts';

const { and, asc, desc, eq, gt, lt, sql } = orm;
const { placeholder } = sql;

/** What incidents are found by. */
export function entryRows(store: Store) {
  const { db } = store;
  const write = writers(db);
  const first = db
    .select({ position: events.position })
    .from(events)
    .where(and(eq(events.stream, placeholder('stream')), eq(events.version, sql`1`)))
    .prepare();
  const placed = placedStatement(db);
  const owner = db
    .select({ position: entries.position })
    .from(entries)
    .innerJoin(events, eq(events.position, entries.position))
    .where(and(eq(events.stream, placeholder('stream')), eq(events.version, sql`1`)))
    .prepare();

  return {
    put({ facets: found, stream, isPrivate, outcome, ...entry }: RegistryEntry): void {
      const position = first.get({ stream })?.position;
      if (position === undefined) throw new Error(`Nothing stands on ${stream}`);
      const values = { ...entry, position, isPrivate: Number(isPrivate) };
      write.put.run({ ...values, first: outcome ?? 'open', outcome: outcome ?? null });
      for (const { kind, value } of found) write.facet.run({ kind, value, entry: position });
    },
    /** Where the entry of this stream stands, if it has one. */
    of: (stream: string): number | undefined => owner.get({ stream })?.position,
    find: (sought: Sought, page: SoughtPage): readonly FoundEntry[] => {
      const after = page.after === undefined ? undefined : placed.get({ id: page.after })?.position;
      return page.after !== undefined && after === undefined
        ? []
        : found(store, sought, { ...page, after });
    },
    keepShown: (id: string, version: number, shown: Json): void =>
      void db.update(entries).set({ shown, shownVersion: version }).where(eq(entries.id, id)).run(),
    clear(): void {
      db.delete(entries).run();
      db.delete(facets).run();
    },
  };
}

const placedStatement = (db: Store['db']) =>
  db
    .select({ position: entries.position })
    .from(entries)
    .where(eq(entries.id, placeholder('id')))
    .prepare();

function writers(db: Store['db']) {
  return {
    put: db
      .insert(entries)
      .values({
        position: placeholder('position'),
        id: placeholder('id'),
        mode: placeholder('mode'),
        isPrivate: placeholder('isPrivate'),
        declaredAt: placeholder('declaredAt'),
        outcome: placeholder('first'),
        version: placeholder('version'),
      })
      .onConflictDoUpdate({
        target: entries.position,
        set: {
          isPrivate: sql`excluded.is_private`,
          outcome: sql`coalesce(${placeholder('outcome')}, ${entries.outcome})`,
          version: sql`excluded.version`,
        },
      })
      .prepare(),
    facet: db
      .insert(facets)
      .values({
        kind: placeholder('kind'),
        value: placeholder('value'),
        entry: placeholder('entry'),
      })
      .onConflictDoNothing()
      .prepare(),
  };
}

type Page = Omit<SoughtPage, 'after'> & { readonly after: number | undefined };

function found(store: Store, sought: Sought, { order, after, limit }: Page) {
  const isNewest = order === 'newest';
  const behind = isNewest ? lt : gt;
  const rows = store.db
    .select({
      id: entries.id,
      mode: entries.mode,
      isPrivate: entries.isPrivate,
      declaredAt: entries.declaredAt,
      version: entries.version,
      title: texts.text,
      shown: entries.shown,
      shownVersion: entries.shownVersion,
    })
    .from(entries)
    .leftJoin(texts, and(eq(texts.position, entries.position), eq(texts.name, sql`'title'`)))
    .where(
      and(
        ...conditions(store, sought),
        after === undefined ? undefined : behind(entries.position, after),
      ),
    )
    .orderBy((isNewest ? desc : asc)(entries.position))
    .limit(limit)
    .all();
  return rows.map(foundEntry);
}
