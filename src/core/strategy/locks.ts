import type { Event } from '../events.ts';
import type { Instant, Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** The two rows that keep one strategy per target (architecture.md, "One active strategy"). */
export type LockChange =
  | {
      readonly do: 'hold';
      readonly target: Target;
      readonly incident: string;
      readonly since: Instant;
    }
  | { readonly do: 'release'; readonly target: Target; readonly incident: string }
  | {
      readonly do: 'activate';
      readonly target: Target;
      readonly incident: string;
      readonly run: string;
      readonly epoch: number;
      readonly since: Instant;
    }
  | { readonly do: 'deactivate'; readonly target: Target; readonly epoch: number };

/** What this event does to the locks, seen in the state after it. Locks are never anything else than what the events say. */
export function lockChanges(incident: Incident, event: Event, at: Instant): readonly LockChange[] {
  const { id } = incident;
  switch (event.type) {
    case 'SwitchOrdered':
      return event.targets.map((target) => ({ do: 'hold', target, incident: id, since: at }));
    case 'StrategyActivated':
      return event.targets.flatMap((target): readonly LockChange[] => [
        { do: 'hold', target, incident: id, since: at },
        {
          do: 'activate',
          target,
          incident: id,
          run: event.plan ?? event.strategy,
          epoch: event.epoch,
          since: at,
        },
      ]);
    case 'StrategyEnded':
      return event.targets.map((target) => ({ do: 'deactivate', target, epoch: event.epoch }));
    case 'RecoveryReached':
    case 'IncidentClosed':
      return incident.held.map((target) => ({ do: 'release', target, incident: id }));
    default:
      return [];
  }
}
