import { type Instant, instant, millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Outlet } from './shapes.ts';

const hourMs = 3_600_000;
/** What could not be brought somewhere in this time is not brought there any more. */
const mostTriesMs = 24 * hourMs;

/** What there is to publish to. */
export type Reachable = {
  /** Whether the incident has a channel in Slack. */
  readonly hasChannel: boolean;
  /** Which reports the webhook takes; `all`: those of private incidents, too. */
  readonly webhook: 'none' | 'public' | 'all';
};

/** Where the report of this incident goes: of a private one and of an exercise no further than its own channel, unless the webhook takes private ones. */
export function placesFor(
  { mode, privacy }: Pick<Incident, 'mode' | 'privacy'>,
  { hasChannel, webhook }: Reachable,
): readonly Outlet[] {
  const isLive = mode === 'live';
  const toWebhook = webhook === 'all' || (webhook === 'public' && !privacy.isPrivate);
  return [
    ...(hasChannel ? (['channel'] as const) : []),
    ...(hasChannel && isLive && !privacy.isPrivate ? (['announcement'] as const) : []),
    ...(isLive && toWebhook ? (['webhook'] as const) : []),
  ];
}

/** Where it is being brought just now. */
export const undelivered = ({ report }: Pick<Incident, 'report'>): readonly Outlet[] =>
  (['channel', 'announcement', 'webhook'] as const).filter(
    (one) => report?.published?.places[one]?.outcome === 'sending',
  );

/** Until when that is tried; undefined where nothing is under way. */
export function givenUpAt(incident: Pick<Incident, 'report'>): Instant | undefined {
  const published = incident.report?.published;
  return published === undefined || undelivered(incident).length === 0
    ? undefined
    : instant(millis(published.at) + mostTriesMs);
}
