import { canonical } from '../../lib/canonical.ts';
import { sha256 } from '../../lib/hash.ts';

/** The last event of a stream. */
export type Head = { readonly stream: string; readonly version: number; readonly hash: string };

/**
 * A Merkle tree over the heads of all streams, ordered by the streams' names, hashed as in RFC 6962, section 2.1: so a leaf
 * can never pass for a node. A tree never changes; the next one shares what stayed the same.
 */
export type HeadTree = {
  readonly heads: readonly Head[];
  /** Hashes from the leaves up to the root. Where a level is odd, its last hash goes up as it is. */
  readonly levels: readonly (readonly string[])[];
};

/** The way from a leaf to the root: what stands beside it on each level. */
export type Path = readonly { readonly side: 'left' | 'right'; readonly hash: string }[];

export const emptyTree: HeadTree = { heads: [], levels: [[]] };

const byText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

const hashOf = (hex: string): string => sha256(Buffer.from(hex, 'hex'));
const nodeOf = (left: string, right: string): string => hashOf(`01${left}${right}`);

/** The hash of a leaf: SHA-256 over a zero byte and the canonical form of the head. */
export const leafOf = ({ stream, version, hash }: Head): string =>
  hashOf(`00${Buffer.from(canonical({ stream, version, hash })).toString('hex')}`);

/** The root of a tree: 64 hexadecimal digits; for no stream at all the hash of nothing. */
export const rootOf = ({ levels }: HeadTree): string => levels.at(-1)?.[0] ?? sha256('');

/** The tree with these heads in the place of those that their streams had. Of two of one stream the later one counts. */
export function withHeads(tree: HeadTree, heads: readonly Head[]): HeadTree {
  const changed = new Map(heads.map((head) => [head.stream, head]));
  const places = [...changed.values()].map((head) => ({ head, at: placeOf(tree, head.stream) }));
  const isNew = places.filter(({ head, at }) => tree.heads[at]?.stream !== head.stream);
  return isNew.length === 0
    ? moved(tree, places)
    : grown(tree, changed, Math.min(...isNew.map(({ at }) => at)));
}

type Place = { readonly head: Head; readonly at: number };

function moved(tree: HeadTree, places: readonly Place[]): HeadTree {
  const heads = [...tree.heads];
  const leaves = [...(tree.levels[0] ?? [])];
  for (const { head, at } of places) {
    heads[at] = head;
    leaves[at] = leafOf(head);
  }
  const dirty = new Set(places.map(({ at }) => at));
  return { heads, levels: levelsOver(leaves, tree, { dirty, from: heads.length }) };
}

/** New streams move every leaf behind them, so what stands before the first of them is kept alone. */
function grown(tree: HeadTree, changed: ReadonlyMap<string, Head>, from: number): HeadTree {
  const stayed = tree.heads.filter(({ stream }) => !changed.has(stream));
  const heads = [...stayed, ...changed.values()].toSorted((a, b) => byText(a.stream, b.stream));
  const known = new Map(tree.heads.map((head, at) => [head, tree.levels[0]?.[at]]));
  const leaves = heads.map((head) => known.get(head) ?? leafOf(head));
  const dirty = new Set(heads.flatMap(({ stream }, at) => (changed.has(stream) ? [at] : [])));
  return { heads, levels: levelsOver(leaves, tree, { dirty, from }) };
}

/** The place of a stream, or the one where it would belong. */
function placeOf({ heads }: HeadTree, stream: string): number {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byText(heads[middle]?.stream ?? '', stream) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `dirty` leaves, and all from `from` on, are others than in the tree before: only what is above them is hashed again. */
function levelsOver(
  leaves: readonly string[],
  before: HeadTree,
  { dirty, from }: { readonly dirty: ReadonlySet<number>; readonly from: number },
): readonly (readonly string[])[] {
  const levels = [leaves];
  let [below, touched, kept] = [leaves, dirty, from];
  while (below.length > 1) {
    touched = new Set([...touched].map((at) => at >>> 1));
    kept >>>= 1;
    const known = before.levels[levels.length] ?? [];
    below = pairs(below, (at) => (at < kept && !touched.has(at) ? known[at] : undefined));
    levels.push(below);
  }
  return levels;
}

const pairs = (
  below: readonly string[],
  known: (at: number) => string | undefined,
): readonly string[] =>
  Array.from({ length: Math.ceil(below.length / 2) }, (_, at) => {
    const [left = '', right] = below.slice(2 * at, 2 * at + 2);
    return right === undefined ? left : (known(at) ?? nodeOf(left, right));
  });

/** The proof that the head of this stream is in the tree; undefined for a stream that it does not have. */
export function pathOf(tree: HeadTree, stream: string): Path | undefined {
  const leaf = placeOf(tree, stream);
  if (tree.heads[leaf]?.stream !== stream) return undefined;
  return tree.levels.slice(0, -1).flatMap((level, height) => {
    const at = leaf >>> height;
    const isRight = at % 2 === 1;
    const hash = level[isRight ? at - 1 : at + 1];
    return hash === undefined ? [] : [{ side: isRight ? 'left' : 'right', hash } as const];
  });
}

/** The root to which a path leads from this head. It proves the head where it is the root that was signed. */
export const rootFrom = (head: Head, path: Path): string =>
  path.reduce(
    (own, { side, hash }) => (side === 'left' ? nodeOf(hash, own) : nodeOf(own, hash)),
    leafOf(head),
  );
