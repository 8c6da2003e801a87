import type { NextNumbers } from '../../app/ports/registry.ts';
import { familyOf } from '../names.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { names } from './schema.ts';

const { eq, max, sql } = orm;
const { placeholder } = sql;

/** Names that exist once in the whole registry, and the numbers that are still free. */
export function nameRows({ db }: Store) {
  const insert = db
    .insert(names)
    .values({
      name: placeholder('name'),
      stream: placeholder('stream'),
      family: placeholder('family'),
      number: placeholder('number'),
    })
    .onConflictDoNothing()
    .prepare();
  const find = db
    .select({ stream: names.stream })
    .from(names)
    .where(eq(names.name, placeholder('name')))
    .prepare();
  const last = db
    .select({ number: max(names.number) })
    .from(names)
    .where(eq(names.family, placeholder('family')))
    .prepare();
  const nextOf = (family: string) => (last.get({ family })?.number ?? 0) + 1;

  return {
    /** False when somebody has the name already. */
    take(name: string, stream: string): boolean {
      return insert.run({ name, stream, ...familyOf(name) }).changes === 1;
    },
    streamOf: (name: string): string | undefined => find.get({ name })?.stream,
    next: (): NextNumbers => ({
      incident: nextOf('INC'),
      plan: nextOf('RB'),
      epoch: nextOf('epoch'),
      outside: nextOf('OUT'),
    }),
  };
}
