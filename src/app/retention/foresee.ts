import type { Erasure } from '../ports/erasure.ts';
import type { Registry } from '../ports/registry.ts';
import type { Weight } from '../ports/weight.ts';
import { staysIn } from './stays-in.ts';
import { type TakenOut, takenOut } from './taken-out.ts';

/** What an erasure would do. Nothing has gone. */
export type Foreseen = {
  readonly goes: Weight;
  /** Who has a copy. */
  readonly takenOut: readonly TakenOut[];
  /** Events whose codes say the same words: these cannot be erased. `incident/INC-3#2` */
  readonly staysIn: readonly string[];
};

/** What an erasure would take, and who has a copy of it; undefined where there is nothing left of it. */
export async function foreseen(
  registry: Pick<Registry, 'weigh' | 'read' | 'texts' | 'search' | 'posts'>,
  what: Erasure['what'],
): Promise<Foreseen | undefined> {
  const goes = await registry.weigh(what);
  if (goes === undefined) return undefined;
  return {
    goes,
    takenOut: await takenOut(registry, what),
    staysIn: await staysIn(registry, what),
  };
}
