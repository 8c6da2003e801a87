import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import type { Event } from '../events.ts';
import type { Facts } from '../facts.ts';
import { firstRefusal } from '../guards.ts';
import type { PersonId, PlanId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { consideredFor } from '../proposals/considering.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { noLongerLive, outsideIncident, strategyActive, targetHeld } from './guards.ts';
import { leftOver } from './left-over.ts';
import { cardShown, isRefusal, meantPlan } from './plans.ts';

type Question = {
  readonly incident: Incident;
  readonly made: MadePlan;
  readonly facts: Facts;
  readonly order: string;
};

const observing = ({ facts, order }: Question): Refusal | undefined =>
  facts.observing ? refuse('OnlyObserving', { order }) : undefined;

const alreadyRun = ({ incident, made }: Question): Refusal | undefined =>
  incident.runs[made.id] ? refuse('PlanAlreadyRun', { plan: made.id }) : undefined;

/** Fails closed: a playbook that cannot be read any more is not the one that was approved. */
function changed({ made, facts }: Question): Refusal | undefined {
  const { playbookNow, configurationNow } = facts;
  const { playbook, configuration } = made.document;
  if (playbookNow === undefined) return refuse('PlanChanged', { plan: made.id, what: 'vanished' });
  if (playbookNow !== playbook.digest) {
    return refuse('PlanChanged', { plan: made.id, what: 'playbook' });
  }
  return configurationNow === configuration
    ? undefined
    : refuse('PlanChanged', { plan: made.id, what: 'configuration' });
}

/** What stands against starting this plan, whoever orders it. */
export const standsAgainst = (question: Question): Refusal | undefined =>
  firstRefusal([
    () => observing(question),
    () => outsideIncident(question.incident, question.made.document.targets),
    () => alreadyRun(question),
    () => changed(question),
    () => noLongerLive(question.made, question.facts.liveNow),
    () => targetHeld(question.incident, question.made.document.targets, question.facts),
  ]);

/** The card that this digest names, if it was shown to this person for this plan within the last minute. */
export function confirms(
  incident: Incident,
  by: PersonId,
  { plan, digest, at }: { readonly plan: PlanId; readonly digest: string; readonly at: string },
): boolean {
  const shown = incident.cards[by];
  return shown?.card === digest && shown.plan === plan && at <= shown.until;
}

/** The very plan is being carried out already: a second tap, or a repeated command. */
const isGoing = ({ course }: Incident, plan: PlanId | undefined): plan is PlanId =>
  plan !== undefined && course.status === 'active' && course.plan === plan;

/** Shows the card, or with the digest of a fresh one decides (product.md, "Commands"; architecture.md, "HTTP"). */
export const go: Decider<'go'> = (command, incident) => {
  const { order, facts, by, at } = command;
  if (isGoing(incident, order.plan)) {
    const isPaused = incident.runs[order.plan]?.status === 'paused';
    return nothing({ note: isPaused ? 'AlreadyPaused' : 'AlreadyRunning', plan: order.plan });
  }
  const active = strategyActive(incident);
  if (active) return refused(active);
  const made = meantPlan(incident, order.plan, 'go');
  if (isRefusal(made)) return refused(made);
  const against = standsAgainst({ incident, made, facts, order: 'go' });
  if (against) return refused(against);
  const fresh = cardShown(command, by, made);
  if (order.card === undefined) return decided(fresh);
  return confirms(incident, by, { plan: made.id, digest: order.card, at })
    ? decided(...deciding(command, incident, made, order.card))
    : refused(refuse('CardStale', { plan: made.id }), [fresh]);
};

/** The reason that the authority gave, as a text of the decision. */
const reasonIn = (order: Command['order']): { readonly texts?: { readonly reason: string } } =>
  (order.kind === 'go' || order.kind === 'switch') && order.reason !== undefined
    ? { texts: { reason: order.reason } }
    : {};

/** The events of a decision for a plan: what was decided and why, the strategy, and what it will leave over. */
export function deciding(
  command: Command & { readonly by: PersonId },
  incident: Incident,
  made: MadePlan,
  card: string,
): readonly Event[] {
  const { facts, by, order } = command;
  const { strategy, targets, playbook, assumes } = made.document;
  const common = {
    strategy,
    plan: made.id,
    epoch: facts.nextEpoch,
    targets: [...targets],
  };
  return [
    {
      type: 'StrategyDecided',
      ...common,
      counts: [...facts.counts],
      unproven: assumes.filter(({ check }) => check === undefined).map(({ text }) => text),
      considered: consideredFor(incident, common),
      because: because(command, by, { playbook: playbook.digest, card }),
      ...reasonIn(order),
    },
    { type: 'StrategyActivated', ...common },
    ...leftOver(command, incident, made),
  ];
}
