import { randomUUID } from 'node:crypto';
import type { Json } from '../../lib/json.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { asText, registry, settings } from './schema.ts';

const { eq } = orm;

/** Small named values that are not history. */
export function settingRows({ db }: Link) {
  return {
    find: async (name: string): Promise<Json | undefined> =>
      (await db.select().from(settings).where(eq(settings.name, name)))[0]?.value,
    put: async (name: string, value: Json): Promise<void> =>
      void (await db
        .insert(settings)
        .values({ name, value: asText(value) })
        .onConflictDoUpdate({ target: settings.name, set: { value: asText(value) } })),
    /** The name of this registry, given at its birth. */
    registryId: async (): Promise<string> => {
      const born = { one: 1, id: randomUUID() };
      await db.insert(registry).values(born).onConflictDoNothing();
      return (await db.select({ id: registry.id }).from(registry))[0]?.id ?? born.id;
    },
  };
}
