import { isCritical } from '../../src/core/checks/waivers.ts';
import type { EventOf } from '../../src/core/events.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Seen } from './invariants.ts';

/** What answers for data is waived by two persons, or under broken glass; nobody reviews what they were in. */
export function ofWaivers({ before, recorded: { event, at } }: Seen): readonly string[] {
  if (!before) return [];
  if (event.type === 'CheckWaived') return ofWaiver(before, event, at);
  if (event.type !== 'ReviewDone') return [];
  const review = before.reviews[event.review];
  return review?.notBy.includes(event.by) ? [`${event.by} reviewed what they were in`] : [];
}

function ofWaiver(
  before: Incident,
  { check, second, because }: EventOf<'CheckWaived'>,
  at: string,
): readonly string[] {
  const isGlassBroken = before.glass !== undefined && before.glass.until > at;
  const isShared = second !== undefined && second !== because.person;
  return isGlassBroken || isShared || !isCritical(before, check)
    ? []
    : [`${check} was waived by one person`];
}
