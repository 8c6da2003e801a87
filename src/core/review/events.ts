import { z } from 'zod';
import { Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';

const reviewed = ['take-command', 'standing-order', 'waiver', 'override'] as const;

/** Something unusual was done in the open, and somebody else is to look at it afterwards. Texts: `what`. */
const ReviewOpened = stored('ReviewOpened', {
  review: z.string(),
  cause: z.enum(reviewed),
  /** Who did it, and therefore does not review it. */
  notBy: z.array(PersonId).min(1),
  due: Instant,
});
/** Texts: `finding`. */
const ReviewDone = stored('ReviewDone', { review: z.string(), by: PersonId });

export const reviewEvents = [ReviewOpened, ReviewDone] as const;
