/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** 0 ≤ x < 1 */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** A stream of its own: what one part draws does not change what another gets. */
  readonly fork: (name: string) => Random;
};

/** mulberry32: small, fast, and good enough to choose moments with. */
export function randomFrom(seed: number): Random {
  let state = Math.trunc(seed) % 2 ** 32;
  const next = (): number => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0],
    fork: (name) => randomFrom(seed + hashOf(name)),
  };
}

const hashOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7);
