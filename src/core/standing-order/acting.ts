import { automationOf } from '../automation/automation.ts';
import { type Command, type Decision, decided } from '../command.ts';
import type { Instant, PersonId, PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { counting, lateAt } from './countdown.ts';
import { planUnderOrder } from './eligible.ts';
import type { StandingOrderFacts } from './facts.ts';

/** Whether an order is given by what somebody signed ahead, not by that person now. */
export const isSigned = ({ actor }: Pick<Command, 'actor'>): boolean =>
  actor.kind === 'person' && actor.under === 'standing-order';

type Given = {
  readonly order: Command['order'];
  readonly by: PersonId;
  readonly at: Instant;
  readonly facts: StandingOrderFacts;
};

/** Why a standing order is not carried out: it is another one than was announced, this is not its moment, or automation is held back. */
export function signedMay(given: Given, incident: Incident): Refusal | undefined {
  const announced = counting(incident);
  if (announced === undefined) return refuse('StandingOrderOver', { plan: undefined });
  const { plan, until } = announced;
  const isNow = until <= given.at && given.at < lateAt(announced);
  return isNow && isAnnounced(given, announced) && planUnderOrder(incident)?.id === plan
    ? held(given, plan)
    : refuse('StandingOrderOver', { plan });
}

function held({ facts, at }: Given, plan: PlanId): Refusal | undefined {
  for (const { target, said } of facts.automation) {
    const automation = automationOf(said, at);
    if (automation.mode !== 'on') return refuse('AutomationHeld', { plan, target, automation });
  }
  return undefined;
}

const isAnnounced = (
  { order, by }: Given,
  { plan, signedBy }: { readonly plan: PlanId; readonly signedBy: PersonId },
): boolean => order.kind === 'go' && order.plan === plan && by === signedBy;

/** A stop while nothing runs yet and a standing order counts down cancels it; undefined where none does. */
export function canceledBy(
  command: Command<'stop'> & { readonly by: PersonId },
  incident: Incident,
): Decision | undefined {
  const order = counting(incident);
  const { by } = command;
  const role = by === incident.authority ? 'authority' : 'roster';
  return (
    order &&
    decided({
      type: 'StandingOrderEnded',
      plan: order.plan,
      why: 'canceled',
      because: because(command, by, { role }),
    })
  );
}
