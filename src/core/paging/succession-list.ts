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
  /** Of those who have a part here, whose account is closed: they can order nothing, and are not waited for. */
  gone: z.array(PersonId).optional(),
});
export type Succession = z.infer<typeof Succession>;

/** Whether this person's account is closed. */
export const isGone = ({ paging }: Known, person: PersonId): boolean =>
  paging.succession.gone?.includes(person) === true;
type Known = { readonly paging: { readonly succession: Pick<Succession, 'gone'> } };

export const nobodyKnown: Succession = { people: [], pager: false };
