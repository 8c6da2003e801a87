import { z } from 'zod';

/** The ladder of recovery, lowest rung first. */
export const rungs = [
  'declared',
  'deciding',
  'acting',
  'mitigated',
  'validating',
  'recovered',
  'closed',
] as const;
export const Rung = z.enum(rungs);
export type Rung = z.infer<typeof Rung>;
