import { canonical } from '../../lib/canonical.ts';
import { decidedAlone } from '../approval/alone.ts';
import { notApproved } from '../approval/guards.ts';
import { asking, voiding } from '../approval/moves.ts';
import { orderedBy } from '../approval/standing.ts';
import {
  type Command,
  type Decider,
  decided,
  type Eventful,
  nothing,
  refused,
} from '../command.ts';
import type { Event } from '../events.ts';
import type { Facts } from '../facts.ts';
import { firstRefusal } from '../guards.ts';
import type { Instant, PersonId, PlanId } from '../ids.ts';
import { constraintForbids, unsaid } from '../impact/guards.ts';
import { risksTaken } from '../impact/taken.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { knownThen } from '../proposals/considering.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { reviewOpened } from '../review/reviews.ts';
import { revoking, takenBack, without } from '../standing-approval/counting.ts';
import { isSigned, signedMay } from '../standing-order/acting.ts';
import { noLongerLive, outsideIncident, strategyActive, targetHeld } from './guards.ts';
import { leftOver } from './left-over.ts';
import { cardShown, isRefusal, meantPlan } from './plans.ts';

type Question = {
  readonly incident: Incident;
  readonly made: MadePlan;
  readonly facts: Facts;
  readonly order: string;
  readonly by: PersonId;
  readonly at: Instant;
};

const observing = ({ facts, order }: Question): Refusal | undefined =>
  facts.observing ? refuse('OnlyObserving', { order }) : undefined;

const alreadyRun = ({ incident, made }: Question): Refusal | undefined =>
  incident.runs[made.id] ? refuse('PlanAlreadyRun', { plan: made.id }) : undefined;

/** Somebody may have said only now what a release carried. */
const isSameImpact = ({ document }: MadePlan, now: Facts['impactNow']): boolean =>
  now === undefined || canonical(now) === canonical(document.dataImpact);

/** Fails closed: a playbook that cannot be read any more is not the one that was approved. */
function changed({ made, facts }: Question): Refusal | undefined {
  const { playbookNow, configurationNow } = facts;
  const { playbook, configuration } = made.document;
  if (playbookNow === undefined) return refuse('PlanChanged', { plan: made.id, what: 'vanished' });
  if (playbookNow !== playbook.digest) {
    return refuse('PlanChanged', { plan: made.id, what: 'playbook' });
  }
  if (configurationNow !== configuration) {
    return refuse('PlanChanged', { plan: made.id, what: 'configuration' });
  }
  return isSameImpact(made, facts.impactNow)
    ? undefined
    : refuse('PlanChanged', { plan: made.id, what: 'release' });
}

const unapproved = ({ incident, made, facts, by, at }: Question): Refusal | undefined =>
  notApproved(orderedBy(incident, by), made, facts, at);

/** What stands against starting this plan, whoever orders it. */
export const standsAgainst = (question: Question): Refusal | undefined =>
  firstRefusal([
    () => observing(question),
    () => outsideIncident(question.incident, question.made.document.targets),
    () => alreadyRun(question),
    () => changed(question),
    () => constraintForbids(question.made.document),
    () => noLongerLive(question.made, question.facts.liveNow),
    () => targetHeld(question.incident, question.made.document.targets, question.facts),
    () => unapproved(question),
  ]);

/** What a refused start leaves behind: what is missing is asked for, and what was approved of another plan is void. */
export function afterNo({ incident, made, at }: Question, { code }: Refusal): readonly Event[] {
  if (code === 'PlanChanged') return voiding(incident, made);
  return code === 'ApprovalMissing' ? asking(incident, made, at) : [];
}

/** The card that this digest names, if it was shown to this person for this plan within the last minute. */
function confirms(
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
  const { order } = command;
  if (isGoing(incident, order.plan)) {
    const isPaused = incident.runs[order.plan]?.status === 'paused';
    return nothing({ note: isPaused ? 'AlreadyPaused' : 'AlreadyRunning', plan: order.plan });
  }
  const active = strategyActive(incident);
  if (active) return refused(active);
  const made = meantPlan(incident, order.plan, 'go');
  if (isRefusal(made)) return refused(made);
  return asStands(command, incident, made, (standing) => goOn(command, standing, made));
};

/** Goes with what was approved ahead as it stands now; what was taken back since is on record first. */
export function asStands(
  { facts, at }: Pick<Command, 'facts' | 'at'>,
  incident: Incident,
  made: MadePlan,
  answer: (standing: Incident) => Eventful,
): Eventful {
  const back = takenBack(incident, made, facts, at);
  const decision = answer(without(incident, made, back));
  return { ...decision, events: [...revoking(made, back), ...decision.events] };
}

function goOn(
  command: Command<'go'> & { readonly by: PersonId },
  incident: Incident,
  made: MadePlan,
): Eventful {
  const { order, facts, by, at } = command;
  const question = { incident, made, facts, order: 'go', by, at };
  const against = standsAgainst(question);
  if (against) return refused(against, afterNo(question, against));
  if (isSigned(command)) return asSigned(command, incident, made);
  const fresh = cardShown(command, by, made, reasonOf(command));
  if (order.card === undefined) return decided(fresh);
  const no = unconfirmed(command, incident, made, order.card);
  return no
    ? refused(no, [fresh])
    : decided(...deciding({ command, incident, made, card: order.card }));
}

/** Why what was sent with the digest of a card does not confirm this plan: it is stale, or leaves out what has to be said. */
export function unconfirmed(
  command: Deciding,
  incident: Incident,
  made: MadePlan,
  digest: string,
): Refusal | undefined {
  const { order, facts, by, at } = command;
  return confirms(incident, by, { plan: made.id, digest, at })
    ? unsaid({ order, incident, made, facts, by, at })
    : refuse('CardStale', { plan: made.id });
}

/** What somebody signed ahead, carried out when nobody answered; somebody else looks at it afterwards. It asks for no words: only what is harmless goes by a standing order. */
function asSigned(command: Deciding, incident: Incident, made: MadePlan): Eventful {
  const { by, at } = command;
  const no = signedMay(command, incident);
  if (no) return refused(no);
  const what = `${made.id} went by the standing order of its service, because nobody decided`;
  return decided(
    ...deciding({ command, incident, made }),
    reviewOpened(incident, { cause: 'standing-order', notBy: [by], what }, at),
  );
}

type Deciding = Command<'go' | 'switch'> & { readonly by: PersonId };

type Decided = {
  readonly command: Deciding;
  readonly incident: Incident;
  readonly made: MadePlan;
  /** What was shown to whoever decides; nothing to somebody who signed ahead. */
  readonly card?: string;
};

/** The reason that the authority gives, else the one that they gave when they asked for the card. */
const reasonOf = ({ order, facts }: Pick<Deciding, 'order' | 'facts'>): string | undefined =>
  order.reason ?? facts.saidBefore;

/** The events of a decision for a plan: what was decided and why, the strategy, and what it will leave over. */
export function deciding({ command, incident, made, card }: Decided): readonly Event[] {
  const { facts, by } = command;
  const { strategy, targets, playbook } = made.document;
  const reason = reasonOf(command);
  const common = {
    strategy,
    plan: made.id,
    epoch: facts.nextEpoch,
    targets: [...targets],
  };
  return [
    ...risksTaken(command, incident, made),
    {
      type: 'StrategyDecided',
      ...common,
      ...knownThen(facts, incident, common, made.document),
      because: because(command, by, {
        playbook: playbook.digest,
        ...(card !== undefined && { card }),
      }),
      ...(reason !== undefined && { texts: { reason } }),
    },
    { type: 'StrategyActivated', ...common },
    ...leftOver(command, incident, made),
    ...decidedAlone(incident, made, command.at),
  ];
}
