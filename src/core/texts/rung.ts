import { currentPlan, currentRun, exposureOnly, type Incident } from '../incident/incident.ts';
import type { Rung } from '../incident/ladder.ts';
import type { Run } from '../run/run.ts';
import { toward } from './events/strategy.ts';

/** What each rung means for a tired reader. */
const rungTexts = {
  declared: 'nothing has been decided yet',
  deciding: 'nothing moves until the authority decides',
  acting: 'a strategy is being carried out',
  mitigated: 'users have stopped hurting; this is not recovery',
  validating: 'every criterion now has to hold',
  recovered: 'every criterion has held',
  closed: undefined,
} as const satisfies Record<Rung, string | undefined>;

/** The rung and what it means now: `acting: rollback to release 1 is paused`. */
export function standing(incident: Incident): string {
  const { rung } = incident;
  const means = actingText(incident) ?? exposureText(incident) ?? rungTexts[rung];
  return means === undefined ? rung : `${rung}: ${means}`;
}

/** Calm after a traffic shift, a flag or a containment is no step toward recovery, and says so. */
const exposureText = (incident: Incident): string | undefined =>
  incident.rung === 'mitigated' && exposureOnly(incident) !== undefined
    ? 'exposure stopped. Not recovered: jobs, data, caches'
    : undefined;

const runTexts = {
  running: 'is being carried out',
  paused: 'is paused',
  stopping: 'is stopping',
  resting: 'is taken to where it is safe to stay',
  ended: 'has ended',
} as const satisfies Record<Run['status'], string>;

/** What is done, and whether it goes on: "acting" alone says little to whoever was just woken. */
function actingText(incident: Incident): string | undefined {
  const { rung, course } = incident;
  if (rung !== 'acting' || course.status === 'none') return undefined;
  const document = currentPlan(incident)?.document;
  const what = document === undefined ? course.strategy : `${course.strategy}${toward(document)}`;
  if (course.status === 'ending') return `${what} is ending, then ${course.next.strategy} follows`;
  const run = currentRun(incident);
  return `${what} ${run === undefined ? 'is active' : runTexts[run.status]}`;
}
