import { z } from 'zod';
import { PersonId } from '../ids.ts';

/**
 * Who may decide, in order of call, as the incident knows it: the timer looks nothing up, so what it goes by is on
 * record. `pager`: whether anybody can be reached outside Slack.
 */
export const Succession = z.strictObject({
  people: z.array(PersonId),
  deputy: PersonId.optional(),
  pager: z.boolean(),
});
export type Succession = z.infer<typeof Succession>;

export const nobodyKnown: Succession = { people: [], pager: false };
