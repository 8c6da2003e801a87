import { type Ask, asksOf } from '../core/asks.ts';
import type { Instant } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import { holdersOf } from '../core/policy/may.ts';
import { holdersByRole } from './facts/people.ts';
import type { Ship } from './ship.ts';
import { voiceOf } from './voice.ts';

type Asked = Pick<Ship, 'configurations' | 'directory' | 'clock' | 'rosters'>;

/** What is asked of people in an incident as it is now, or as it was at another moment. */
export function asksNow(
  ship: Asked,
  incident: Incident,
  now: Instant = ship.clock.now(),
): readonly Ask[] {
  const roleHolders = holdersByRole(ship, incident.targets);
  return asksOf({
    incident,
    holders: (role) => holdersOf(role, incident, { roleHolders }),
    voice: { ...voiceOf(ship), now },
  });
}
