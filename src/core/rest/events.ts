import { z } from 'zod';
import { Because } from '../because.ts';
import { PersonId, PlanId } from '../ids.ts';
import { stored } from '../stored.ts';

/**
 * The steps of the `rest:` block begin. By the timer it needs no new decision: `approvedBy` said go to the plan, and its
 * card named them. Texts: `reason` when a person gave one.
 */
const RunTakenToRest = stored('RunTakenToRest', {
  plan: PlanId,
  epoch: z.int().positive(),
  by: z.enum(['order', 'timer']),
  approvedBy: PersonId.optional(),
  because: Because.optional(),
});
/** All steps of the block are through: it is safe to stay. */
const RunRested = stored('RunRested', { plan: PlanId });
/** The authority has seen it and stays where no resting place is: the wait for an answer begins anew. */
const RestPutOff = stored('RestPutOff', { plan: PlanId, because: Because });

export const restEvents = [RunTakenToRest, RunRested, RestPutOff] as const;
