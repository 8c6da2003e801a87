import { canonical } from '../../lib/canonical.ts';
import { sha256 } from '../../lib/hash.ts';

/** The last event of a stream. */
export type Head = { readonly stream: string; readonly version: number; readonly hash: string };

/** The way from a leaf to the root: what stands beside it on each level. */
export type Path = readonly { readonly side: 'left' | 'right'; readonly hash: string }[];

/**
 * A Merkle tree over the heads of all streams, in the order in which the streams began, hashed as in RFC 6962, section 2.1: so
 * a leaf can never pass for a node, and a new stream moves nothing. It grows in place: only a change and what is above it is
 * hashed, when somebody asks for the root.
 */
export type HeadTree = {
  readonly size: () => number;
  /** The stream has this head from now on. A stream that was never put comes after all others. */
  readonly put: (head: Head) => void;
  /** 64 hexadecimal digits; for no stream at all the hash of nothing. */
  readonly root: () => string;
  /** The head of a stream and the proof of it under the root of now; undefined for a stream that the tree does not have. */
  readonly proof: (stream: string) => Proof | undefined;
};
export type Proof = { readonly head: Head; readonly path: Path };

const hashOf = (hex: string): string => sha256(Buffer.from(hex, 'hex'));
const nodeOf = (pair: readonly string[]): string => hashOf(`01${pair.join('')}`);
const leafMark = Buffer.of(0);

/** The hash of a leaf: SHA-256 over a zero byte and the canonical form of the head. */
export const leafOf = ({ stream, version, hash }: Head): string =>
  sha256(Buffer.concat([leafMark, Buffer.from(canonical({ stream, version, hash }))]));

export function openTree(): HeadTree {
  const places = new Map<string, number>();
  const heads: Head[] = [];
  /** Hashes from the leaves up to the root. Where a level is odd, its last hash goes up as it is. */
  const leaves: string[] = [];
  const levels: string[][] = [leaves];
  const put = new Map<number, Head>();
  const settle = (): void => {
    for (const [at, head] of put) leaves[at] = leafOf(head);
    climb(levels, new Set(put.keys()));
    put.clear();
  };
  return {
    size: () => heads.length,
    put: (head) => {
      const at = places.get(head.stream) ?? heads.length;
      places.set(head.stream, at);
      heads[at] = head;
      put.set(at, head);
    },
    root: () => {
      settle();
      return levels.at(-1)?.[0] ?? sha256('');
    },
    proof: (stream) => {
      settle();
      const leaf = places.get(stream);
      const head = leaf === undefined ? undefined : heads[leaf];
      return leaf === undefined || head === undefined
        ? undefined
        : { head, path: pathFrom(levels, leaf) };
    },
  };
}

/** Hashes what is above these leaves. A level that comes to be on the way is walked as well. */
function climb(levels: string[][], leaves: Set<number>): void {
  let changed = leaves;
  let height = 0;
  for (const below of levels) {
    if (changed.size === 0 || below.length < 2) break;
    height += 1;
    const above = levels[height] ?? [];
    levels[height] = above;
    changed = raised(below, above, changed);
  }
}

/** Hashes what is above these nodes of a level; answers which nodes of the next one these are. */
function raised(
  below: readonly string[],
  above: string[],
  changed: ReadonlySet<number>,
): Set<number> {
  const parents = new Set([...changed].map((at) => at >>> 1));
  for (const at of parents) {
    const pair = below.slice(2 * at, 2 * at + 2);
    above[at] = pair.length === 1 ? pair.join('') : nodeOf(pair);
  }
  return parents;
}

const pathFrom = (levels: readonly (readonly string[])[], leaf: number): Path =>
  levels.slice(0, -1).flatMap((level, height) => {
    const at = leaf >>> height;
    const isRight = at % 2 === 1;
    const hash = level[isRight ? at - 1 : at + 1];
    return hash === undefined ? [] : [{ side: isRight ? 'left' : 'right', hash } as const];
  });

/** The root to which a path leads from this head. It proves the head where it is the root that was signed. */
export const rootFrom = ({ head, path }: Proof): string =>
  path.reduce(
    (own, { side, hash }) => nodeOf(side === 'left' ? [hash, own] : [own, hash]),
    leafOf(head),
  );
