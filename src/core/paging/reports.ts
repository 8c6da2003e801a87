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
      readonly kind: 'askUnanswered';
      readonly ask: string;
      readonly person: PersonId;
      readonly since: Instant;
    }
  | { readonly kind: 'successionKnown'; readonly succession: Succession };
