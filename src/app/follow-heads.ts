import { asksForAnchor } from '../core/proof/moments.ts';
import { emptyTree, type HeadTree, withHeads } from '../core/proof/tree.ts';
import type { Registry } from './ports/registry.ts';

const pageSize = 500;

/** The whole registry at one position, as far as an anchor needs it. */
export type HeadsAt = {
  readonly position: number;
  readonly hash: string;
  readonly tree: HeadTree;
  /** Whether anything since the last anchor asks for one. */
  readonly isAsked: boolean;
};

/** Reads the heads of all streams once; afterwards only what is new is read. */
export async function headsNow({ heads }: Pick<Registry, 'heads'>): Promise<HeadsAt> {
  const { position, hash, heads: all } = await heads();
  return { position, hash, tree: withHeads(emptyTree, all), isAsked: false };
}

/** The same, with all that was stored since. */
export async function caughtUp(registry: Pick<Registry, 'since'>, from: HeadsAt): Promise<HeadsAt> {
  let at = from;
  for (let more = true; more; ) {
    const page = await registry.since(at.position, pageSize);
    const last = page.at(-1);
    more = page.length === pageSize;
    if (last === undefined) continue;
    at = {
      position: last.position,
      hash: last.hash,
      tree: withHeads(at.tree, page),
      isAsked: at.isAsked || page.some(({ type }) => asksForAnchor(type)),
    };
  }
  return at;
}
