import { z } from 'zod';
import { Verdict } from '../checks/verdict.ts';
import { directions } from '../plan/plan.ts';

const units = ['number', 'share'] as const;

/** What one criterion or effect said at one moment. Null where there was no number. */
export const Figure = z.strictObject({
  /** `worse/purchases`, `worse/effect/orders`: by this it is waived. */
  key: z.string(),
  value: z.number().nullable(),
  unit: z.enum(units),
  better: z.enum(directions),
  /** Of a criterion; where one of two readings has no number, a pass that became a fail is worse. */
  verdict: Verdict.optional(),
});
export type Figure = z.infer<typeof Figure>;

/** What a figure was before the run, what it is now, and after what it was first seen to be worse. */
export const Worse = z.strictObject({
  key: z.string(),
  before: Figure,
  now: Figure,
  /** The step (`put-in-1`) or wave (`wave/1`). */
  since: z.string(),
});
export type Worse = z.infer<typeof Worse>;

export const figureKey = (criterion: string): string => `worse/${criterion}`;
export const effectFigureKey = (effect: string): string => `worse/effect/${effect}`;
