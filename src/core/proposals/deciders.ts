import {
  type Command,
  type Decider,
  type Decision,
  decided,
  nothing,
  refused,
} from '../command.ts';
import type { Event, EventOf } from '../events.ts';
import { after, type PersonId, PlanId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { refuse } from '../refusals.ts';
import { strategyActive } from '../strategy/guards.ts';
import { isRefusal, meantPlan, openPlans } from '../strategy/plans.ts';
import { Strategy } from '../strategy/strategy.ts';
import { ProposalId } from './ids.ts';
import { proposing } from './proposing.ts';
import {
  openPoll,
  openProposals,
  type Proposal,
  sameProposal,
  standingProposals,
} from './table.ts';

/** Anybody may: it moves nothing, and the authority is asked. */
const propose: Decider<'propose'> = ({ order, by }, incident) => {
  const { course } = incident;
  const said = order.strategy;
  if (course.status !== 'none' && [course.strategy, course.plan].some((one) => one === said)) {
    return nothing({ note: 'AlreadyFollowed', strategy: said });
  }
  const what = whatIsMeant(said, incident);
  if (isRefusal(what)) return refused(what);
  const same = sameProposal(incident, what);
  if (same?.by.includes(by) && order.reason === undefined) {
    return nothing({ note: 'AlreadyProposed', proposal: same.id });
  }
  const event = proposing(incident, what, by);
  return decided(
    order.reason === undefined ? event : { ...event, texts: { reason: order.reason } },
  );
};

function whatIsMeant(said: Strategy | PlanId, incident: Incident) {
  const strategy = Strategy.safeParse(said);
  if (strategy.success) return { strategy: strategy.data, plan: undefined };
  const made = meantPlan(incident, PlanId.parse(said), 'propose');
  if (isRefusal(made)) return made;
  return incident.runs[made.id]
    ? refuse('PlanAlreadyRun', { plan: made.id })
    : { strategy: made.document.strategy, plan: made.id };
}

/** "Any strong objections?" One poll at a time. */
const objections: Decider<'objections'> = (command, incident) => {
  const { order, by, at } = command;
  const asked = openPoll(incident);
  if (asked) return nothing({ note: 'AlreadyAsked', until: asked.until });
  return decided({
    type: 'ObjectionsAsked',
    poll: `O${incident.table.polled + 1}`,
    until: after(at, order.forMs),
    because: because(command, by),
  });
};

/** It moves nothing: it is on record, and the authority is told. */
const object: Decider<'object'> = ({ order, by, at }, incident) => {
  const asked = openPoll(incident);
  const poll = asked && at <= asked.until ? { poll: asked.id } : {};
  return decided({
    type: 'ObjectionRaised',
    objection: `X${incident.table.objected + 1}`,
    by,
    ...poll,
    texts: { reason: order.reason },
  });
};

type Declining = Command<'decline'> & { readonly by: PersonId };

/** "Not now": the proposal comes back when its time is over, or when the severity rises. */
const decline: Decider<'decline'> = (command, incident) => {
  const named = ProposalId.safeParse(command.order.plan);
  if (named.success) return declineProposal(command, incident, named.data);
  const planless = openProposals(incident).filter(({ plan }) => plan === undefined);
  const isAboutPlans =
    command.order.plan !== undefined ||
    planless.length === 0 ||
    (incident.course.status === 'none' && openPlans(incident).length > 0);
  if (isAboutPlans)
    return declinePlan(command, incident, PlanId.safeParse(command.order.plan).data);
  const [only, ...more] = planless;
  return only === undefined || more.length > 0
    ? refused(refuse('WhichProposal', { proposals: planless.map(({ id }) => id) }))
    : decided(declined(command, { proposal: only.id }));
};

function declineProposal(command: Declining, incident: Incident, id: ProposalId): Decision {
  const standing = standingProposals(incident);
  const proposal = standing.find((one) => one.id === id);
  if (proposal?.plan !== undefined) return declinePlan(command, incident, proposal.plan);
  return proposal === undefined
    ? refused(refuse('UnknownProposal', { proposal: id, open: standing.map((one) => one.id) }))
    : decided(declined(command, { proposal: id }));
}

/** On an incident that only a card opened it closes it. */
function declinePlan(command: Declining, incident: Incident, named: PlanId | undefined): Decision {
  const active = strategyActive(incident);
  if (active) return refused(active);
  const made = meantPlan(incident, named, 'decline');
  if (isRefusal(made)) return refused(made);
  if (incident.runs[made.id]) return refused(refuse('PlanAlreadyRun', { plan: made.id }));
  const no = declined(command, { plan: made.id });
  const { because: basis } = no;
  const isOver = incident.opened === 'card' && !incident.acted;
  const closed: Event = { type: 'IncidentClosed', outcome: 'not-taken-up', because: basis };
  return decided(no, ...(isOver ? [closed] : []));
}

const declined = (
  command: Declining,
  what: { readonly plan: PlanId } | { readonly proposal: Proposal['id'] },
): EventOf<'ProposalDeclined'> => ({
  type: 'ProposalDeclined',
  ...what,
  until: after(command.at, command.facts.declinedMs),
  because: because(command, command.by),
});

/** The orders about what is on the table. */
export const proposalDeciders = { propose, objections, object, decline };
