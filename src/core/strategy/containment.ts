import { type Decider, decided, refused } from '../command.ts';
import { after, type PlanId } from '../ids.ts';
import type { Containment, Incident } from '../incident/incident.ts';
import { handSteps } from '../plan/by-hand.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { nextResidual, residualDueMs } from '../run/ending.ts';
import { type Sight, sightOf } from '../run/phase.ts';
import { strategyActive } from './guards.ts';
import { containmentsInForce, standing } from './in-force.ts';
import { cardShown, isRefusal, making } from './plans.ts';

/** Takes back what still stands, last first: by its playbook's own way back, else by hand. */
function ending(sight: Sight): FrozenPlan {
  const { id, document } = sight.made;
  const steps = standing(sight)
    .toReversed()
    .flatMap((spec, index) => {
      const undo = document.compensate.find((entry) => entry.for === spec.id)?.step;
      return undo
        ? [undo]
        : handSteps([`Take back: ${spec.name}`]).map((one) => ({
            ...one,
            id: `${one.id}-${index + 1}`,
          }));
    })
    .map((spec, index, all) => ({
      ...spec,
      needs: all.slice(index - 1, index).map((one) => one.id),
      rest: true,
    }));
  return {
    ...document,
    ends: id,
    assumes: [],
    preconditions: [],
    steps,
    compensate: [],
    rest: [],
    finally: [],
    effects: [],
    estimateMs: steps.reduce(
      (sum, { by, timeoutMs }) => sum + (by === 'worker' ? timeoutMs : 0),
      0,
    ),
  };
}

function meant(incident: Incident, named: PlanId | undefined): Containment | Refusal {
  const inForce = containmentsInForce(incident);
  const found = named === undefined ? inForce : inForce.filter(({ plan }) => plan === named);
  const [only, ...more] = found;
  if (only === undefined) return refuse('NoContainment', { plan: named });
  return more.length === 0
    ? only
    : refuse('WhichContainment', { plans: inForce.map(({ plan }) => plan) });
}

/**
 * Ends a containment or keeps it. Ending makes the plan that takes it back and shows its card, because it lets the
 * exposure come again; keeping opens a residual, so that it is still nobody's secret.
 */
export const containment: Decider<'containment'> = (command, incident) => {
  const { order, by, at } = command;
  const found = meant(incident, order.plan);
  if (isRefusal(found)) return refused(found);
  if (order.how === 'keep') {
    return decided(
      {
        type: 'ContainmentKept',
        plan: found.plan,
        because: because(command, by),
        texts: { reason: order.reason },
      },
      {
        type: 'ResidualOpened',
        residual: nextResidual(incident),
        cause: 'containment',
        of: found.plan,
        name: `${found.strategy} by ${found.plan} stays in force`,
        owner: 'ops',
        targets: [...found.targets],
        due: after(at, residualDueMs),
      },
    );
  }
  const active = strategyActive(incident);
  if (active) return refused(active);
  const run = incident.runs[found.plan];
  if (!run) throw new Error(`${found.plan} is in force and never ran`);
  const { made, events } = making(command, by, incident, ending(sightOf(incident, run)));
  return decided(...events, cardShown(command, by, made));
};
