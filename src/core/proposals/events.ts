import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';

/** The authority asks for strong objections; silence until then is consent. */
const ObjectionsAsked = stored('ObjectionsAsked', {
  poll: z.string(),
  until: Instant,
  because: Because,
});
/** It moves nothing, and stands in the record of the next decision. Texts: `reason`. */
const ObjectionRaised = stored('ObjectionRaised', {
  objection: z.string(),
  by: PersonId,
  /** The poll that it answers. */
  poll: z.string().optional(),
});
/** The time of a poll is over. Without an objection that is consent. */
const ObjectionsEnded = stored('ObjectionsEnded', {
  poll: z.string(),
  objections: z.int().nonnegative(),
});

export const proposalEvents = [ObjectionsAsked, ObjectionRaised, ObjectionsEnded] as const;
