import { z } from 'zod';
import { PlanId } from '../ids.ts';
import { stored } from '../stored.ts';
import { EffectCount } from '../strategy/events.ts';

/** By how much an effect has grown, and over what time: its slope. */
export const Rise = z.strictObject({
  effect: z.string(),
  by: z.number().positive(),
  overMs: z.int().positive(),
});
export type Rise = z.infer<typeof Rise>;

/** What the effects of the plan that was followed last come to, counted since users stopped hurting. */
const EffectsCounted = stored('EffectsCounted', {
  plan: PlanId,
  counts: z.array(EffectCount),
  /** Those that have grown since they were counted before. */
  risen: z.array(Rise),
});

export const effectEvents = [EffectsCounted] as const;
