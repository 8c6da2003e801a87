import { z } from 'zod';
import { Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';
import { Succession } from './succession-list.ts';

/**
 * Why somebody is paged. `decision`: it waits for the authority, and this is the authority or the next in succession.
 * `advice`: somebody without the say asked for the authority. `order`: `/incident page`. `ask`: something urgent is asked
 * of this person. `ack`: a step waits for this person. `standing-order`: one is about to act.
 */
const pageReasons = ['decision', 'advice', 'order', 'ask', 'ack', 'standing-order'] as const;

/** Somebody is to be reached who may sleep. `decision` is since when the decision waits for which it is. */
const PersonPaged = stored('PersonPaged', {
  page: z.string(),
  person: PersonId,
  why: z.enum(pageReasons),
  decision: Instant.optional(),
  /** The key of the ask that it is about. */
  ask: z.string().optional(),
  /** Who had it done, where a person did. */
  by: PersonId.optional(),
});
/**
 * What the pager says by itself of a page: whom it was for, when it happened there, and who answered, where the
 * configuration knows them. They have ordered nothing here. `decision`: it still waits, since then.
 */
const PagerSaid = z.strictObject({
  person: PersonId,
  happenedAt: Instant,
  answeredBy: PersonId.optional(),
  decision: Instant.optional(),
});
/** What became of a page. `code` says why it failed. Texts: `named`: who answered, as the pager calls them. */
const PageReported = stored('PageReported', {
  page: z.string(),
  state: z.enum(['sent', 'delivered', 'answered', 'failed']),
  code: z.string().optional(),
  pager: PagerSaid.optional(),
});
/** Everybody was paged for the decision that waits since `decision`, and nobody took it. */
const PagedInVain = stored('PagedInVain', { decision: Instant });
/** Who may decide, in which order they are called, and whether there is a pager, has changed since it was last said. */
const SuccessionChanged = stored('SuccessionChanged', { ...Succession.shape });

export const pagingEvents = [PersonPaged, PageReported, PagedInVain, SuccessionChanged] as const;
