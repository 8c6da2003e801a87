import { z } from 'zod';
import { Anchor } from '../../core/proof/anchor.ts';
import { asJson } from '../../lib/json.ts';
import type { Receipt } from '../ports/anchors.ts';
import type { Registry } from '../ports/registry.ts';

const setting = 'anchors';
/** How far the anchors are, and which of them each place has. */
const Reached = z.strictObject({ last: z.int(), places: z.record(z.string(), z.int()) });
type Reached = z.infer<typeof Reached>;

const about = (number: number): string => `anchor/${number}`;
const placePrefix = 'place/';

type Store = Pick<Registry, 'posts' | 'notePost' | 'setting' | 'setSetting'>;

/** The anchors of this registry, beside its chain: what was made, and what places gave for it. */
export type AnchorBook = {
  /** The number of the newest anchor; 0 for none. */
  readonly last: () => number;
  /** The newest anchor that this place has; 0 for none. */
  readonly reached: (place: string) => number;
  readonly anchor: (number: number) => Promise<Anchor | undefined>;
  readonly add: (anchor: Anchor) => Promise<void>;
  readonly taken: (place: string, receipt: Receipt) => Promise<void>;
};

export async function openAnchorBook(store: Store): Promise<AnchorBook> {
  let now: Reached = await reachedIn(store);
  const set = async (next: Reached): Promise<void> => {
    await store.setSetting(setting, asJson(next));
    now = next;
  };
  return {
    last: () => now.last,
    reached: (place) => now.places[place] ?? 0,
    anchor: (number) => anchorIn(store, number),
    add: async (anchor) => {
      await store.notePost(about(anchor.number), 'anchor', asJson(anchor));
      // Only now it counts: a process that dies before this makes the same number again, and nobody has seen this one.
      await set({ ...now, last: anchor.number });
    },
    taken: async (place, { anchor, receipt }) => {
      await store.notePost(about(anchor.number), `${placePrefix}${place}`, receipt);
      await set({ ...now, places: { ...now.places, [place]: anchor.number } });
    },
  };
}

async function reachedIn({ setting: find }: Pick<Store, 'setting'>): Promise<Reached> {
  return Reached.safeParse(await find(setting)).data ?? { last: 0, places: {} };
}

/** What is kept of one anchor: nothing for a number that was never given, or was lost with a backup. */
type Kept = {
  readonly anchor: Anchor | undefined;
  readonly receipts: Readonly<Record<string, string>>;
};

/** Reads what is kept under one number. An anchor that is not in its form counts as none: verify tells of it. */
export async function keptUnder({ posts }: Pick<Store, 'posts'>, number: number): Promise<Kept> {
  const rows = await posts(about(number));
  const anchor = Anchor.safeParse(rows.find(({ key }) => key === 'anchor')?.body).data;
  const receipts = rows.flatMap(({ key, body }) =>
    key.startsWith(placePrefix) && typeof body === 'string'
      ? [[key.slice(placePrefix.length), body] as const]
      : [],
  );
  return { anchor, receipts: Object.fromEntries(receipts) };
}

const anchorIn = async (store: Store, number: number): Promise<Anchor | undefined> =>
  (await keptUnder(store, number)).anchor;

/** The number of the newest anchor of a registry; 0 for none. */
export const lastAnchor = async (store: Pick<Store, 'setting'>): Promise<number> =>
  (await reachedIn(store)).last;
