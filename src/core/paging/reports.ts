import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Succession } from './succession-list.ts';

/** What the loop that pages people says. */
export type PagingReport =
  | {
      readonly kind: 'pageReported';
      readonly page: string;
      readonly state: EventOf<'PageReported'>['state'];
      readonly code: string | undefined;
    }
  | {
      readonly kind: 'pageHeard';
      readonly page: string;
      readonly state: 'delivered' | 'answered';
      /** When, by the pager's clock. */
      readonly happenedAt: Instant;
      readonly answeredBy: PersonId | undefined;
      /** Who answered, as the pager calls them. */
      readonly named: string | undefined;
    }
  | {
      readonly kind: 'askUnanswered';
      readonly ask: string;
      readonly person: PersonId;
      readonly since: Instant;
    }
  | { readonly kind: 'successionKnown'; readonly succession: Succession };
