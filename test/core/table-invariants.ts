import type { Event, EventType } from '../../src/core/events.ts';
import { currentRun, type Incident } from '../../src/core/incident/incident.ts';
import { openPlans } from '../../src/core/strategy/plans.ts';
import type { Seen } from './invariants.ts';

const talk: ReadonlySet<EventType> = new Set<EventType>([
  'StrategyProposed',
  'ObjectionsAsked',
  'ObjectionRaised',
  'ObjectionsEnded',
  'NoteAdded',
  'EntryCorrected',
  'EntryWithdrawn',
  'DecisionSpoken',
]);

/** What moves nothing must leave all of this as it was. */
const moved = ({ course, runs, held, acted, authority }: Incident): string =>
  JSON.stringify({ course, runs, held, acted, authority });

/** Words move nothing, and every decision holds all that was on the table when it was made. */
export function ofTable({ before, recorded: { event }, after }: Seen): readonly string[] {
  if (!before) return [];
  if (talk.has(event.type)) {
    return moved(before) === moved(after) ? [] : [`${event.type} moved something`];
  }
  if (event.type !== 'StrategyDecided' && event.type !== 'SwitchOrdered') return [];
  const { options, objections } = event.considered;
  const standing = Object.values(before.table.proposals)
    .filter(({ standing: { status } }) => status === 'open' || status === 'declined')
    .filter(({ id }) => options.every(({ proposal }) => proposal !== id))
    .map(({ id }) => `${id} was on the table and is not in the decision`);
  const plans = openPlans(before)
    .filter(({ id }) => options.every(({ plan }) => plan !== id))
    .map(({ id }) => `${id} was open and is not in the decision`);
  const against = before.table.objections
    .filter(({ id }) => objections.every(({ objection }) => objection !== id))
    .map(({ id }) => `${id} was raised and is not in the decision`);
  return [...standing, ...plans, ...against, ...leftOut(before, event)];
}

/** A switch away from a run says what that run had done. */
const leftOut = (before: Incident, event: Event): readonly string[] => {
  const run = currentRun(before);
  if (event.type !== 'SwitchOrdered' || run === undefined) return [];
  return run.finished
    .filter((step) => event.left?.done.includes(step) !== true)
    .map((step) => `${step} was done and is not in the switch`);
};
