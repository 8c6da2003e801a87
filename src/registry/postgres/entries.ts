import type { FoundEntry, Sought, SoughtPage } from '../../app/ports/registry.ts';
import type { RegistryEntry } from '../../core/registry/entry.ts';
import type { Json } from '../../lib/json.ts';
import { foundEntry } from '../found-entry.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { entries, facets, texts } from './schema.ts';
import { conditions } from './sought.ts';

const { and, asc, desc, eq, gt, lt, sql } = orm;

/** What incidents are found by. An entry stands at the position at which its stream began. */
export function entryRows(link: Link) {
  const { db } = link;
  return {
    put: (entry: RegistryEntry, position: number) => put(link, entry, position),
    find: async (sought: Sought, page: SoughtPage): Promise<readonly FoundEntry[]> => {
      const after = page.after === undefined ? undefined : await placeOf(link, page.after);
      return page.after !== undefined && after === undefined
        ? []
        : found(link, sought, { ...page, after });
    },
    keepShown: async (id: string, version: number, shown: Json): Promise<void> =>
      void (await db
        .update(entries)
        .set({ shown, shownVersion: version })
        .where(eq(entries.id, id))),
    clear: async (): Promise<void> => {
      await db.delete(entries);
      await db.delete(facets);
    },
  };
}

function put(
  { ask }: Link,
  { id, mode, isPrivate, declaredAt, outcome, version, facets: own }: RegistryEntry,
  position: number,
): readonly Promise<unknown>[] {
  return [
    ask(
      'entries_put',
      `INSERT INTO entries AS e (position, id, mode, is_private, declared_at, outcome, version)
        VALUES ($1, $2, $3, $4, $5, coalesce($6, 'open'), $7)
        ON CONFLICT (position) DO UPDATE SET is_private = excluded.is_private,
          outcome = coalesce($6, e.outcome), version = excluded.version`,
      [position, id, mode, Number(isPrivate), declaredAt, outcome ?? null, version],
    ),
    ask(
      'facets_add',
      `INSERT INTO facets (kind, value, entry) SELECT kind, value, $3::bigint
        FROM unnest($1::text[], $2::text[]) AS f (kind, value) ON CONFLICT DO NOTHING`,
      [own.map(({ kind }) => kind), own.map(({ value }) => value), position],
    ),
  ];
}

async function placeOf({ db }: Link, id: string): Promise<number | undefined> {
  const [row] = await db
    .select({ position: entries.position })
    .from(entries)
    .where(eq(entries.id, id));
  return row?.position;
}

type Page = Omit<SoughtPage, 'after'> & { readonly after: number | undefined };

async function found({ db }: Link, sought: Sought, { order, after, limit }: Page) {
  const isNewest = order === 'newest';
  const behind = isNewest ? lt : gt;
  const rows = await db
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
        ...conditions(db, sought),
        after === undefined ? undefined : behind(entries.position, after),
      ),
    )
    .orderBy((isNewest ? desc : asc)(entries.position))
    .limit(limit);
  return rows.map(foundEntry);
}
