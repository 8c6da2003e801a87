import type { EventOf } from '../events.ts';
import type { Instant } from '../ids.ts';

type Announced = Omit<EventOf<'StandingOrderAnnounced'>, 'type' | 'texts'> & {
  readonly since: Instant;
};

/** How the standing order of an incident stands: it counts down once, and never again. */
export type StandingOrder =
  | { readonly status: 'quiet' }
  | ({ readonly status: 'counting' } & Announced)
  | ({ readonly status: 'over'; readonly why: EventOf<'StandingOrderEnded'>['why'] } & Announced);

export const quiet: StandingOrder = { status: 'quiet' };
