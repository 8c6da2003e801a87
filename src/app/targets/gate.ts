import { type AutomationNow, automationOf } from '../../core/automation/automation.ts';
import type { Actor } from '../../core/command.ts';
import { frozenOut } from '../../core/freeze/deciders.ts';
import type { Asked } from '../../core/freeze/freeze.ts';
import type { Target } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { type AnyRefusal, refuse } from '../../core/refusals.ts';
import { isFollowed } from '../../core/strategy/followed.ts';
import { loadTarget } from '../incidents.ts';
import { maySee, personOf } from '../people/sight.ts';
import type { Ship } from '../ship.ts';
import { serviceAt } from './handle-release.ts';

/** Whether a release may go to a target now, everything that stands against it, and what triggers may do there. */
export type GateAnswer = {
  readonly against: readonly AnyRefusal[];
  readonly automation: AutomationNow;
};

/**
 * Answers a pipeline that asks before it deploys. What the incident that holds the target follows passes, whatever else
 * stands against it: somebody decided so. Of a private incident others learn that it keeps them out, and nothing else.
 */
export async function askGate(
  ship: Ship,
  { target, actor }: { readonly target: Target; readonly actor: Actor },
  asked: Asked,
): Promise<GateAnswer> {
  const service = serviceAt(ship, target);
  if ('code' in service) return { against: [service], automation: { mode: 'on' } };
  const { state } = await loadTarget(ship.registry, target);
  const automation = automationOf(state.automation, ship.clock.now());
  const incident = await holderOf(ship, target);
  if (incident && isFollowed(incident, target, asked)) return { against: [], automation };
  const isSeen = incident && maySee(ship, incident, personOf(actor));
  const by = isSeen ? closing(incident) : undefined;
  const closed = incident && refuse('GateClosed', { target, by });
  const against = [closed, frozenOut(target, state, asked)];
  return { against: against.filter((no) => no !== undefined), automation };
}

const closing = ({ id, mode, course }: Incident) => ({
  incident: id,
  mode,
  course: course.status === 'none' ? 'no strategy is active' : `${course.strategy} is active`,
});

/** The incident that holds a target, if one does. */
async function holderOf(ship: Ship, target: Target): Promise<Incident | undefined> {
  const { held } = await ship.registry.locks();
  const lock = held.find((one) => one.target === target);
  return lock && (await ship.incidents.load(lock.incident)).state;
}
