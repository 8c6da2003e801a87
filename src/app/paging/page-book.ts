import { z } from 'zod';
import type { ToldPager } from '../../core/paging/outside.ts';
import { asJson } from '../../lib/json.ts';
import type { Registry } from '../ports/registry.ts';

const setting = 'pages';

const Entry = z.strictObject({
  incident: z.string(),
  page: z.string(),
  told: z.enum(['trigger', 'acknowledge']),
});
const Entries = z.record(z.string(), Entry);
type Entry = z.infer<typeof Entry>;

/**
 * What rings outside, by the key of its page: written before it is told, so that a process that dies in the middle
 * tells it again under the same key, and what rings is silenced by whoever comes after it.
 */
export type PageBook = {
  readonly told: (key: string) => ToldPager;
  readonly note: (key: string, entry: Entry) => Promise<void>;
  readonly forget: (key: string) => Promise<void>;
  /** The incidents about which something rings. */
  readonly incidents: () => readonly string[];
};

type Store = Pick<Registry, 'setting' | 'setSetting'>;

export async function openPageBook(registry: Store): Promise<PageBook> {
  const kept = Entries.safeParse(await registry.setting(setting));
  const entries = new Map(Object.entries(kept.data ?? {}));
  let last: Promise<void> = Promise.resolve();
  // One after the other: an older book must never be written over a newer one.
  const write = (): Promise<void> => {
    last = last
      .catch(() => undefined)
      .then(() => registry.setSetting(setting, asJson(Object.fromEntries(entries))));
    return last;
  };
  return {
    told: (key) => entries.get(key)?.told,
    note: async (key, entry) => {
      if (entries.get(key)?.told === entry.told) return;
      entries.set(key, entry);
      await write();
    },
    forget: async (key) => {
      if (entries.delete(key)) await write();
    },
    incidents: () => [...new Set([...entries.values()].map(({ incident }) => incident))],
  };
}
