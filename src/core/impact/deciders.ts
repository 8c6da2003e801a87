import { type Decider, decided, nothing, refused } from '../command.ts';
import { because } from '../policy/because.ts';
import { commandRole } from '../policy/may.ts';
import { refuse } from '../refusals.ts';
import { isRefusal, meantPlan } from '../strategy/plans.ts';
import { assumptionsOf } from './assumptions.ts';
import { lossSigned, signatureOf } from './signing.ts';

/** A data owner gives up what a plan would lose, by its number (capabilities, S9). */
const lose: Decider<'lose'> = (command, incident) => {
  const { order, facts, by, at } = command;
  const made = meantPlan(incident, order.plan, 'lose');
  if (isRefusal(made)) return refused(made);
  const { id: plan } = made;
  if (incident.runs[plan]) return refused(refuse('PlanAlreadyRun', { plan }));
  const signature = signatureOf({ facts, at, by, incident, made }, order.rows);
  return signature.ok
    ? decided(lossSigned(command, made, signature.value))
    : refused(signature.error);
};

/** Says what became of something that was taken for granted; the last word counts (capabilities, S62). */
const assume: Decider<'assume'> = (command, incident) => {
  const { order, by } = command;
  const known = assumptionsOf(incident);
  const meant = known.find(({ number }) => String(number) === order.assumption);
  if (meant === undefined) {
    const assumptions = known.map(({ number, text }) => `${number}: ${text}`);
    return refused(refuse('UnknownAssumption', { said: order.assumption, assumptions }));
  }
  const { plan, number, settled } = meant;
  if (settled === order.outcome) {
    return nothing({ note: 'AlreadySettled', assumption: number, outcome: settled });
  }
  return decided({
    type: 'AssumptionSettled',
    plan,
    assumption: number,
    outcome: order.outcome,
    because: because(command, by, { role: commandRole(by, incident) }),
    texts: { evidence: order.evidence },
  });
};

/** The orders about data that is given up and what was taken for granted. */
export const impactDeciders = { lose, assume };
