import type { Event } from '../events.ts';
import type { Incident } from '../incident/incident.ts';
import { isSafe } from '../rest/place.ts';
import type { Sight } from '../run/phase.ts';
import { unjudged } from './state.ts';

/** For a change that touches the plan the run goes no further than to the next point at which it is safe to stay. */
export function pauseForChange(incident: Incident, sight: Sight): readonly Event[] {
  const wanted = unjudged(incident.outside).some(({ touches, paused }) => touches && !paused);
  return wanted && sight.run.status === 'running' && isSafe(sight)
    ? [{ type: 'RunPaused', plan: sight.run.plan, why: 'outside-change' }]
    : [];
}
