import { z } from 'zod';
import { LocalId, PersonId, PlanId } from '../ids.ts';

/** What the timer may say about approvals. */
export const approvalTimers = [
  z.strictObject({ kind: z.literal('approvalOverdue'), plan: PlanId, need: z.string() }),
  z.strictObject({
    kind: z.literal('approvalExpires'),
    plan: PlanId,
    person: PersonId,
    /** The step that it was about; null for the whole plan. */
    step: LocalId.nullable(),
  }),
] as const;
