import { randomUUID } from 'node:crypto';
import type { Json } from '../../lib/json.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { registry, settings } from './schema.ts';

const { eq } = orm;

/** Small named values that are not history. */
export function settingRows({ db }: Store) {
  return {
    find: (name: string): Json | undefined =>
      db.select().from(settings).where(eq(settings.name, name)).get()?.value,
    put(name: string, value: Json): void {
      const row = db.insert(settings).values({ name, value });
      row.onConflictDoUpdate({ target: settings.name, set: { value } }).run();
    },
  };
}

/** The name of this registry, given at its birth. */
export function registryId({ db }: Store): string {
  const born = { one: 1, id: randomUUID(), headPosition: 0, headHash: '' };
  db.insert(registry).values(born).onConflictDoNothing().run();
  return db.select({ id: registry.id }).from(registry).get()?.id ?? born.id;
}
