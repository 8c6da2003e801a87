import type { Erasure, Registry } from '../ports/registry.ts';
import type { Weight } from '../ports/weight.ts';
import { type TakenOut, takenOut } from './taken-out.ts';

/** What an erasure would do. Nothing has gone. */
export type Foreseen = {
  readonly goes: Weight;
  /** Who has a copy. */
  readonly takenOut: readonly TakenOut[];
};

/** What an erasure would take, and who has a copy of it; undefined where there is nothing left of it. */
export async function foreseen(
  registry: Pick<Registry, 'weigh' | 'read' | 'search' | 'posts'>,
  what: Erasure['what'],
): Promise<Foreseen | undefined> {
  const goes = await registry.weigh(what);
  return goes && { goes, takenOut: await takenOut(registry, what) };
}
