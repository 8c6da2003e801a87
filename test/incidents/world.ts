import type { Ending, Measurement } from '../../src/app/ports/kinds.ts';
import { boardOf } from '../../src/checks/skew/board.ts';
import { finished, untilTold } from '../app/sim-world.ts';

/** Instances by the version that they answer; `silent` for those that answer nothing. */
export type Fleet = Readonly<Record<string, string | undefined>>;

/** What the check of version skew says of a fleet: the very board that it makes of real answers. */
export const skewOf = (component: string, expect: string, fleet: Fleet): Measurement =>
  boardOf(
    { component, expect },
    Object.entries(fleet).map(([id, version]) => ({
      id,
      from: ['platform', 'traffic'],
      urls: [`http://${id}.example/version`],
      versions: version === undefined ? [] : [version],
      claimed: undefined,
      silent: version === undefined ? 'no answer' : undefined,
    })),
  );

/** `smars-1` to `smars-8` on this version, with those that differ. */
export const fleetOf = (
  [name, size]: readonly [string, number],
  version: string | undefined,
  others: Fleet = {},
): Fleet => ({
  ...Object.fromEntries(
    Array.from({ length: size }, (_, index) => [`${name}-${index + 1}`, version]),
  ),
  ...others,
});

/** A check that reads a number which has to stay at most this. */
export const atMost = (most: number, value: number, unit: 'number' | 'share' = 'number') => ({
  verdict: value <= most ? ('pass' as const) : ('fail' as const),
  summary: unit === 'share' ? `${Math.round(value * 100)} %` : `${value}`,
  facts: {},
  figure: { value, unit, better: 'lower' as const },
});

/** A step that takes until this comes about, or until it is told to end. */
export const lasting =
  (comes: Promise<void>) =>
  (effort: Parameters<typeof untilTold>[0]): Promise<Ending> =>
    Promise.race([comes.then(() => finished), untilTold(effort)]);
