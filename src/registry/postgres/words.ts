import { isSearched, wordsIn } from '../../core/registry/words.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { words } from './schema.ts';

const { and, eq } = orm;

/** Where a text stands. */
type Place = { readonly position: number; readonly name: string };
type Written = Place & { readonly text: string; readonly entry: number };

/** So many positions are read at a time when all words are written again. */
const pageSize = 1_000;

/** The words of what people wrote, beside each text; they go with it. */
export function wordRows(link: Link) {
  const { db, ask } = link;
  return {
    add: (written: readonly Written[]) => add(link, written),
    forget: async ({ position, name }: Place): Promise<void> =>
      void (await db.delete(words).where(and(eq(words.position, position), eq(words.name, name)))),
    /** Written again from the texts of all incidents that have an entry, up to this position. */
    refill: async (head: number): Promise<void> => {
      await db.delete(words);
      for (let after = 0; after < head; after += pageSize) {
        const page = await ask<Written>(
          'words_page',
          `SELECT t.position, t.name, t.text, n.position AS entry FROM texts t
            JOIN events e ON e.position = t.position JOIN streams s ON s.stream = e.stream
            JOIN entries n ON n.position = s.began WHERE t.position > $1 AND t.position <= $2`,
          [after, after + pageSize],
        );
        await Promise.all(add(link, page));
      }
    },
  };
}

function add({ ask }: Link, written: readonly Written[]): readonly Promise<unknown>[] {
  const all = written
    .filter(({ name }) => isSearched(name))
    .flatMap(({ position, name, text, entry }) =>
      [...wordsIn(text)].map((word) => ({ position, name, word, entry })),
    );
  if (all.length === 0) return [];
  return [
    ask(
      'words_add',
      `INSERT INTO words (position, name, word, entry)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[])`,
      [
        all.map(({ position }) => position),
        all.map(({ name }) => name),
        all.map(({ word }) => word),
        all.map(({ entry }) => entry),
      ],
    ),
  ];
}
