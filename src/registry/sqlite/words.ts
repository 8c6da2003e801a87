import { isSearched, wordsIn } from '../../core/registry/words.ts';
import { orm, sqliteCore } from '../orm.ts';
import type { Store } from './connect.ts';
import { entries, events, texts, words } from './schema.ts';

const { and, eq, gt, lte, sql } = orm;
const { placeholder } = sql;

/** Where a text stands. */
type Place = { readonly position: number; readonly name: string };

/** So many positions are read at a time when all words are written again. */
const pageSize = 1_000;

/** The words of what people wrote, beside each text; they go with it. */
export function wordRows({ db }: Store) {
  const insert = db
    .insert(words)
    .values({
      position: placeholder('position'),
      name: placeholder('name'),
      word: placeholder('word'),
      entry: placeholder('entry'),
    })
    .prepare();
  const page = pageStatement(db);
  const add = ({ position, name }: Place, text: string, entry: number): void => {
    if (!isSearched(name)) return;
    for (const word of wordsIn(text)) insert.run({ position, name, word, entry });
  };
  return {
    add,
    forget: ({ position, name }: Place): void =>
      void db
        .delete(words)
        .where(and(eq(words.position, position), eq(words.name, name)))
        .run(),
    /** Written again from the texts of all incidents that have an entry, up to this position. */
    refill(head: number): void {
      db.delete(words).run();
      for (let after = 0; after < head; after += pageSize) {
        for (const { entry, text, ...place } of page.all({ after, upTo: after + pageSize })) {
          add(place, text, entry);
        }
      }
    },
  };
}

function pageStatement(db: Store['db']) {
  const first = sqliteCore.alias(events, 'first');
  return db
    .select({
      position: texts.position,
      name: texts.name,
      text: texts.text,
      entry: entries.position,
    })
    .from(texts)
    .innerJoin(events, eq(events.position, texts.position))
    .innerJoin(first, and(eq(first.stream, events.stream), eq(first.version, sql`1`)))
    .innerJoin(entries, eq(entries.position, first.position))
    .where(and(gt(texts.position, placeholder('after')), lte(texts.position, placeholder('upTo'))))
    .prepare();
}
