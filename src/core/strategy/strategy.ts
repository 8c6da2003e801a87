import { z } from 'zod';

/** The courses that may be followed. At most one is active per incident and per target. */
export const strategies = [
  'rollback',
  'fix-forward',
  'flag-off',
  'traffic-shift',
  'restart',
  'failover',
  'contain',
  'wait',
] as const;
export const Strategy = z.enum(strategies);
export type Strategy = z.infer<typeof Strategy>;

/**
 * What only stops the exposure: it may bring an incident to *mitigated* and no further, because jobs, data and caches stay
 * as they are (product.md, "The ladder of recovery"). What it did stays in force under the cure that follows.
 */
const exposure: ReadonlySet<Strategy> = new Set(['flag-off', 'traffic-shift', 'contain']);
export const onlyStopsExposure = (strategy: Strategy): boolean => exposure.has(strategy);

/** What puts another release in the place of the one that is live. */
const releasing: ReadonlySet<Strategy> = new Set(['rollback', 'fix-forward']);
export const changesRelease = (strategy: Strategy): boolean => releasing.has(strategy);
