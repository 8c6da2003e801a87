import { approvalMoves } from '../approval/moves.ts';
import { springs } from '../drill/spring.ts';
import type { Event } from '../events.ts';
import type { Instant } from '../ids.ts';
import { pauseForChange } from '../outside/pause.ts';
import { answered } from '../paging/answered.ts';
import { declinesLifted } from '../proposals/heed.ts';
import type { Recorded } from '../recorded.ts';
import { reportBegins, reportMoves } from '../report/opening.ts';
import { arrival } from '../rest/arrival.ts';
import { endRun, endStrategy } from '../run/ending.ts';
import { cancelWaiting, onFailures, onUnknown } from '../run/failure.ts';
import { sightOf } from '../run/phase.ts';
import { standingOrderOver } from '../standing-order/heed.ts';
import { ladderMoves } from './climbing.ts';
import { evolve } from './evolve.ts';
import { currentRun, type Incident } from './incident.ts';

/** No log needs more rounds than this; more would mean that two rules answer each other for ever. */
const mostRounds = 200;

/** The rules in order; the first that has something to say is heard, then all are asked again. */
function firstConsequence(incident: Incident, at: Instant): readonly Event[] {
  const run = currentRun(incident);
  const sight = run && sightOf(incident, run);
  const rules: readonly (() => readonly Event[])[] = [
    ...(sight
      ? [
          () => onUnknown(sight),
          () => onFailures(sight),
          () => cancelWaiting(sight),
          () => arrival(sight),
          () => pauseForChange(incident, sight),
          () => endRun(incident, sight.run, at),
        ]
      : [() => switchWithoutRun(incident)]),
    () => declinesLifted(incident),
    () => approvalMoves(incident, at),
    () => standingOrderOver(incident),
    () => ladderMoves(incident),
    () => springs(incident),
    () => reportBegins(incident, at),
    () => reportMoves(incident),
    () => answered(incident),
  ];
  for (const rule of rules) {
    const events = rule();
    if (events.length > 0) return events;
  }
  return [];
}

function switchWithoutRun({ course }: Incident): readonly Event[] {
  return course.status === 'ending' ? endStrategy(course, 'superseded', course.next) : [];
}

/** Everything that follows by itself from these events, with them in front; and the state after all of it. */
export function withConsequences(
  before: Incident | undefined,
  events: readonly Event[],
  by: Omit<Recorded, 'event'>,
): { readonly events: readonly Event[]; readonly incident: Incident | undefined } {
  const all = [...events];
  let incident = before;
  let rounds = 0;
  // What follows is put behind what is there, and the loop goes on into it.
  for (const [index, event] of all.entries()) {
    incident = evolve(incident, { ...by, event });
    if (index < all.length - 1) continue;
    rounds += 1;
    if (rounds > mostRounds) throw new Error(`No end of consequences at ${event.type}`);
    all.push(...firstConsequence(incident, by.at));
  }
  return { events: all, incident };
}
