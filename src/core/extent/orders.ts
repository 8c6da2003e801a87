import { z } from 'zod';
import { Target } from '../ids.ts';
import { FreeText, Severity } from '../incident/orders.ts';

const targets = z.array(Target).max(20).default([]);

/** Orders about how grave it is and what it covers. */
export const extentOrders = [
  z.strictObject({
    kind: z.literal('severity'),
    severity: Severity,
    reason: FreeText.optional(),
  }),
  /** At least one target comes in or goes out. */
  z
    .strictObject({
      kind: z.literal('scope'),
      add: targets,
      remove: targets,
      reason: FreeText.optional(),
    })
    .refine(({ add, remove }) => add.length + remove.length > 0, {
      error: 'name a target to add or to remove',
    }),
] as const;
