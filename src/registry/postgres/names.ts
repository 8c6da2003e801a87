import type { NextNumbers } from '../../app/ports/registry.ts';
import { familyOf } from '../names.ts';
import type { Link } from './connect.ts';

/** Names that exist once in the whole registry, and the numbers that are still free. */
export const nameRows = (link: Link) => ({ ...taking(link), ...asking(link) });

function taking({ ask }: Link) {
  return {
    /** Which of these somebody has already. */
    taken: async (names: readonly string[]): Promise<ReadonlySet<string>> => {
      if (names.length === 0) return new Set();
      const found = await ask<{ name: string }>(
        'names_taken',
        'SELECT name FROM names WHERE name = ANY($1::text[])',
        [names],
      );
      return new Set(found.map(({ name }) => name));
    },
    add: (
      homes: readonly { readonly name: string; readonly stream: string }[],
    ): readonly Promise<unknown>[] =>
      homes.length === 0
        ? []
        : [
            ask(
              'names_add',
              `INSERT INTO names (name, stream, family, number)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])`,
              [
                homes.map(({ name }) => name),
                homes.map(({ stream }) => stream),
                homes.map(({ name }) => familyOf(name).family),
                homes.map(({ name }) => familyOf(name).number),
              ],
            ),
          ],
  };
}

function asking({ ask }: Link) {
  return {
    streamOf: async (name: string): Promise<string | undefined> =>
      (
        await ask<{ stream: string }>('names_find', 'SELECT stream FROM names WHERE name = $1', [
          name,
        ])
      )[0]?.stream,
    next: async (): Promise<NextNumbers> => {
      const found = await ask<{ family: string; last: number }>(
        'names_last',
        `SELECT f.family, (SELECT max(number) FROM names n WHERE n.family = f.family) AS last
          FROM unnest(ARRAY['INC', 'RB', 'epoch', 'OUT']) AS f (family)`,
      );
      const last = new Map(found.map(({ family, last }) => [family, last]));
      const nextOf = (family: string) => (last.get(family) ?? 0) + 1;
      return {
        incident: nextOf('INC'),
        plan: nextOf('RB'),
        epoch: nextOf('epoch'),
        outside: nextOf('OUT'),
      };
    },
  };
}
