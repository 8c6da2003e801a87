import { z } from 'zod';
import { Instant } from '../../core/ids.ts';
import { asJson } from '../../lib/json.ts';
import { incidentOf } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';

const setting = 'follow-ups';
const pageSize = 500;
/** So much of the registry is read again at most when a process starts. */
const keepEvery = 5_000;

const Kept = z.strictObject({
  position: z.int().min(0),
  incidents: z.array(z.string()),
  tried: z.record(z.string(), Instant),
});

/**
 * Which incidents have follow-ups, closed ones among them, and what was tried: written before it is, so that a process
 * that dies in the middle is followed by one that looks for what was left.
 */
export type FollowUpBook = {
  readonly incidents: () => readonly string[];
  /** Takes in what was added since. */
  readonly catchUp: () => Promise<void>;
  /** All of its follow-ups have ended. */
  readonly leave: (incident: string) => Promise<void>;
  readonly triedAt: (key: string) => Instant | undefined;
  readonly trying: (key: string, at: Instant) => Promise<void>;
  readonly filed: (key: string) => Promise<void>;
};

type Store = Pick<Registry, 'setting' | 'setSetting' | 'since'>;

type News = { readonly position: number; readonly added: readonly string[] };

/** The incidents to which follow-ups were added after this position, and how far that was read. */
async function readFrom({ since }: Pick<Store, 'since'>, after: number): Promise<News> {
  const added: string[] = [];
  let position = after;
  for (let more = true; more; ) {
    const page = await since(position, pageSize);
    for (const { type, stream } of page) {
      const id = type === 'FollowUpAdded' ? incidentOf(stream) : undefined;
      if (id !== undefined) added.push(id);
    }
    position = page.at(-1)?.position ?? position;
    more = page.length === pageSize;
  }
  return { position, added };
}

/** The same without a book: every incident that may have open follow-ups, and up to which position the registry was read for it. */
export async function incidentsWithFollowUps(
  store: Pick<Registry, 'setting' | 'since'>,
): Promise<{ readonly incidents: readonly string[]; readonly position: number }> {
  const kept = Kept.safeParse(await store.setting(setting)).data;
  const { position, added } = await readFrom(store, kept?.position ?? 0);
  return { incidents: [...new Set([...(kept?.incidents ?? []), ...added])], position };
}

export async function openFollowUpBook(registry: Store): Promise<FollowUpBook> {
  const kept = Kept.safeParse(await registry.setting(setting)).data;
  const incidents = new Set(kept?.incidents);
  const tried = new Map(Object.entries(kept?.tried ?? {}));
  let position = kept?.position ?? 0;
  let written = position;
  const write = async (): Promise<void> => {
    written = position;
    await registry.setSetting(
      setting,
      asJson({ position, incidents: [...incidents], tried: Object.fromEntries(tried) }),
    );
  };
  const catchUp = async (): Promise<void> => {
    const before = incidents.size;
    const news = await readFrom(registry, position);
    position = news.position;
    for (const id of news.added) incidents.add(id);
    if (incidents.size > before || position - written >= keepEvery) await write();
  };
  return {
    incidents: () => [...incidents],
    catchUp,
    leave: async (incident) => {
      if (incidents.delete(incident)) await write();
    },
    triedAt: (key) => tried.get(key),
    trying: async (key, at) => {
      if (tried.has(key)) return;
      tried.set(key, at);
      // What is not noted must not pass for noted: the next process would not look.
      await write().catch((error: unknown) => {
        tried.delete(key);
        throw error;
      });
    },
    filed: async (key) => {
      if (tried.delete(key)) await write();
    },
  };
}
