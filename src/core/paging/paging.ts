import type { Layers } from '../../lib/layers.ts';
import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import { nobodyKnown, type Succession } from './succession-list.ts';

/** One call of one person. `called`: nobody has said yet what became of it. */
export type Page = Omit<EventOf<'PersonPaged'>, 'type' | 'texts'> & {
  readonly at: Instant;
  readonly state: 'called' | EventOf<'PageReported'>['state'];
  /** Why it failed. */
  readonly code: string | undefined;
  /** What the pager said of it by itself, if that is the last that is known. */
  readonly pager: EventOf<'PageReported'>['pager'];
};

/** What an incident knows of waiting and calling. */
export type Paging = {
  readonly succession: Succession;
  /** What waits for a decision, by key, and since when. */
  readonly waits: Readonly<Record<string, Instant>>;
  /** When each person was last seen to order something here. */
  readonly seen: Readonly<Record<PersonId, Instant>>;
  readonly authoritySince: Instant;
  /** Who was the authority before, and was relieved. */
  readonly relieved: readonly PersonId[];
  /** When somebody without the say last asked for the authority. */
  readonly advisedAt: Instant | undefined;
  readonly pages: Layers<string, Page>;
  /** The decision for which everybody was paged in vain. */
  readonly inVain: Instant | undefined;
};

export const noPaging = (at: Instant, succession: Succession = nobodyKnown): Paging => ({
  succession,
  waits: {},
  seen: {},
  authoritySince: at,
  relieved: [],
  advisedAt: undefined,
  pages: [],
  inVain: undefined,
});
