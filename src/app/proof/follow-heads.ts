import { asksForAnchor } from '../../core/proof/moments.ts';
import { type HeadTree, openTree } from '../../core/proof/tree.ts';
import type { Clock } from '../ports/clock.ts';
import type { Registry } from '../ports/registry.ts';

const pageSize = 500;
/** So many are hashed before others have their turn. */
const headsAtOnce = 500;

/** The whole registry at one position, as far as an anchor needs it. It goes on from there in place. */
export type HeadsAt = {
  position: number;
  hash: string;
  readonly tree: HeadTree;
  /** Whether anything since the last anchor asks for one. */
  isAsked: boolean;
};

/** Reads the heads of all streams once; afterwards only what is new is read. */
export async function headsNow(
  { heads }: Pick<Registry, 'heads'>,
  clock: Pick<Clock, 'sleep'>,
): Promise<HeadsAt> {
  const { position, hash, heads: all } = await heads();
  const tree = openTree();
  for (let from = 0; from < all.length; from += headsAtOnce) {
    if (from > 0) await clock.sleep(0);
    for (const head of all.slice(from, from + headsAtOnce)) tree.put(head);
    tree.root();
  }
  return { position, hash, tree, isAsked: false };
}

/** Takes in all that was stored since. */
export async function catchUp(registry: Pick<Registry, 'since'>, at: HeadsAt): Promise<void> {
  for (let more = true; more; ) {
    const page = await registry.since(at.position, pageSize);
    // In one go: the tree is never another than the position says.
    for (const event of page) {
      at.tree.put(event);
      at.position = event.position;
      at.hash = event.hash;
      at.isAsked ||= asksForAnchor(event.type);
    }
    more = page.length === pageSize;
  }
}
