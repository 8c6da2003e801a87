import type { Event } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { type Nightly, nightly, type StandDown } from './state.ts';

/** Whether nobody needs to be awake now. */
export const isDown = ({ standDown }: Pick<Incident, 'standDown'>): boolean =>
  standDown?.status === 'down';

const isNightly = (type: string): type is Nightly => nightly.some((one) => one === type);

/** What every event of the night does to the stand-down: it is counted for the morning, and may wake people. */
export function overnight(state: Incident, event: Event, at: Instant): Incident {
  const { standDown } = state;
  if (standDown === undefined || standDown.status === 'over') return state;
  const counted = isNightly(event.type) ? counting(standDown, event.type) : standDown;
  const next = broken(counted, event, at);
  return next === standDown ? state : { ...state, standDown: next };
}

function counting(standDown: StandDown, type: Nightly): StandDown {
  const { happened } = standDown;
  return { ...standDown, happened: { ...happened, [type]: (happened[type] ?? 0) + 1 } };
}

/** A figure that worsens ends it, and so does whoever acts again. */
function broken(standDown: StandDown, event: Event, at: Instant): StandDown {
  if (standDown.status !== 'down') return standDown;
  if (event.type === 'MitigationLost') return wake(standDown, at, event.check);
  return event.type === 'StrategyActivated' || event.type === 'IncidentReopened'
    ? wake(standDown, at, undefined)
    : standDown;
}

const wake = (
  { since, until, people, happened }: StandDown,
  at: Instant,
  by: string | undefined,
): StandDown => ({ since, until, people, happened, status: 'broken', at, by });
