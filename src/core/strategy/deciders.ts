import { type Decider, decided, refused } from '../command.ts';
import { after } from '../ids.ts';
import { because } from '../policy/because.ts';
import { refuse } from '../refusals.ts';
import { go } from './go.ts';
import { strategyActive } from './guards.ts';
import { isRefusal, meantPlan, plan } from './plans.ts';
import { switchTo } from './switch.ts';

/** "Not now": the proposal comes back when its time is over; on an incident that only a card opened it closes it. */
const decline: Decider<'decline'> = (command, incident) => {
  const { order, facts, by, at } = command;
  const active = strategyActive(incident);
  if (active) return refused(active);
  const made = meantPlan(incident, order.plan, 'decline');
  if (isRefusal(made)) return refused(made);
  if (incident.runs[made.id]) return refused(refuse('PlanAlreadyRun', { plan: made.id }));
  const basis = because(command, by);
  return decided(
    {
      type: 'ProposalDeclined',
      plan: made.id,
      until: after(at, facts.declinedMs),
      because: basis,
    },
    ...(incident.opened === 'card' && !incident.acted
      ? [{ type: 'IncidentClosed' as const, outcome: 'not-taken-up' as const, because: basis }]
      : []),
  );
};

/** The orders about plans and strategies. */
export const strategyDeciders = { plan, go, decline, switch: switchTo };
