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
