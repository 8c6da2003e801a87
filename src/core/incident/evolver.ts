import type { EventMap, EventType } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Incident } from './incident.ts';

/** What one event makes of an incident. */
export type Evolver<T extends EventType> = (
  state: Incident,
  event: EventMap[T],
  at: Instant,
) => Incident;

/** One evolver for each of these events: leaving one out does not compile. */
export type Evolvers<T extends EventType> = { readonly [K in T]: Evolver<K> };
