import { z } from 'zod';
import { Verdict } from '../checks/verdict.ts';
import { Instant, PersonId, PlanId } from '../ids.ts';
import { Strategy } from '../strategy/strategy.ts';
import { ProposalId } from './ids.ts';

const Option = z.strictObject({
  /** Undefined for a plan that nobody proposed. */
  proposal: ProposalId.optional(),
  strategy: Strategy,
  plan: PlanId.optional(),
  by: z.array(PersonId),
  status: z.enum(['open', 'declined']),
  chosen: z.boolean(),
});

/**
 * What was on the table when a strategy was decided, and what was known then: the options, what the checks had said
 * last, the objections, and the polls with how they stood. The reasons in words stand with the events of these names.
 */
export const Considered = z.strictObject({
  options: z.array(Option),
  checks: z.array(z.strictObject({ check: z.string(), verdict: Verdict, at: Instant })),
  waived: z.array(z.string()),
  /** Codes of the guardrails that warned of the plan that was chosen. */
  warned: z.array(z.string()).default([]),
  objections: z.array(z.strictObject({ objection: z.string(), by: PersonId })),
  polls: z.array(
    z.strictObject({
      poll: z.string(),
      standing: z.enum(['open', 'consent', 'objections']),
    }),
  ),
});
export type Considered = z.infer<typeof Considered>;

/** What an older record says about it. */
export const nothingConsidered: Considered = {
  options: [],
  checks: [],
  waived: [],
  warned: [],
  objections: [],
  polls: [],
};
