import { digestOf } from '../../lib/hash.ts';
import { type Command, type Decision, decided, nothing, refused } from '../command.ts';
import type { Event, EventOf } from '../events.ts';
import { after, type PersonId, PlanId } from '../ids.ts';
import { constraintForbids } from '../impact/guards.ts';
import { declared, targetTaken, untitled } from '../incident/declare.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { type FrozenPlan, planHash } from '../plan/plan.ts';
import { proposing } from '../proposals/proposing.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { countedAhead, revoking, takenBack } from '../standing-approval/counting.ts';
import { outsideIncident, strategyActive } from './guards.ts';

/** As long as a person can copy, as short as nobody can guess within a minute. */
const cardDigits = 16;

/** Plans that were made, did not run yet, and still go back from what is live. */
export const openPlans = (incident: Incident): readonly MadePlan[] =>
  Object.values(incident.plans).filter(
    ({ id, proposal }) => incident.runs[id] === undefined && proposal.status !== 'void',
  );

/** The plan that an order means: the one it names, else the incident's only open one. A plan that lost its ground is none. */
export function meantPlan(
  incident: Incident,
  named: PlanId | undefined,
  order: string,
): MadePlan | Refusal {
  const open = openPlans(incident);
  if (named !== undefined) {
    const plans = open.map(({ id }) => id);
    const made = incident.plans[named];
    if (made === undefined) return refuse('UnknownPlan', { plan: named, plans });
    const isVoid = made.proposal.status === 'void' && incident.runs[named] === undefined;
    return isVoid ? refuse('PlanChanged', { plan: named, what: 'ground' }) : made;
  }
  const [only, ...more] = open;
  if (only === undefined) return refuse('NoOpenPlan', { order });
  return more.length === 0 ? only : refuse('WhichPlan', { plans: open.map(({ id }) => id) });
}

export const isRefusal = (value: object): value is Refusal => 'code' in value;

export type By = { readonly by: PersonId };

/** The plan of the facts, made into events, with what was agreed to ahead of it. The same plan is not made twice: it only loses what was taken back. */
export function making(
  command: Pick<Command, 'facts' | 'order' | 'at'>,
  by: PersonId,
  incident: Incident | undefined,
  document: FrozenPlan,
): { readonly made: MadePlan; readonly events: readonly Event[] } {
  const hash = planHash(document);
  const same = incident && openPlans(incident).find((made) => made.hash === hash);
  if (same) {
    const back = takenBack(incident, same, command.facts, command.at);
    return { made: same, events: revoking(same, back) };
  }
  const plan = PlanId.parse(`RB-${command.facts.nextPlan}`);
  const playbook = document.playbook.digest;
  const ahead = countedAhead(command, { id: plan, hash, document });
  return {
    made: { id: plan, hash, playbook, document, madeAt: command.at, proposal: { status: 'open' } },
    events: [
      { type: 'PlanMade', plan, hash, playbook, document, ...learned(command), by },
      ...ahead,
    ],
  };
}

const learned = ({ facts: { lessons = [] } }: Pick<Command, 'facts'>) =>
  lessons.length === 0 ? {} : { lessons: [...lessons] };

/** Makes a plan; anyone may, because a plan moves nothing. */
export function plan(
  command: Command<'plan'> & { readonly by: PersonId },
  incident: Incident,
): Decision {
  const { facts, by } = command;
  if (facts.plan === undefined) return refused(refuse('NoOpenPlan', { order: 'plan' }));
  if (isRefusal(facts.plan)) return refused(facts.plan);
  const outside = outsideIncident(incident, facts.plan.targets) ?? constraintForbids(facts.plan);
  if (outside) return refused(outside);
  const { made, events } = making(command, by, incident, facts.plan);
  const { lessons = [] } = facts;
  return events.length === 0
    ? nothing({ note: 'AlreadyMade', plan: made.id, lessons })
    : decided(...events);
}

/**
 * What this person is shown now, to decide upon within a minute. Its digest names plan, figures, reader and moment. The
 * reason that they gave with it is that of the decision too, unless they give another one then.
 */
export function cardShown(
  { facts, at }: Pick<Command, 'facts' | 'at'>,
  to: PersonId,
  { id: plan, hash }: Pick<MadePlan, 'id' | 'hash'>,
  reason?: string,
): EventOf<'CardShown'> {
  const counts = [...facts.counts];
  const losses = facts.losses.length === 0 ? {} : { losses: [...facts.losses] };
  const until = after(at, facts.confirmMs);
  const card = digestOf({ plan, hash, counts, ...losses, to, until }).slice(0, cardDigits);
  const texts = reason === undefined ? {} : { texts: { reason } };
  return { type: 'CardShown', plan, card, to, until, counts, ...losses, ...texts };
}

/** `/rollback <service>`: the plan, its card, and where nothing is declared yet the incident. From others than the authority a proposal. */
export function card(
  command: Command<'card'>,
  by: PersonId,
  incident: Incident | undefined,
): Decision {
  const { facts } = command;
  if (facts.plan === undefined) return refused(refuse('NoOpenPlan', { order: 'card' }));
  if (isRefusal(facts.plan)) return refused(facts.plan);
  // Typed by whoever lost their bearings: what is under way is the answer, not one more plan.
  const no = cannotShow(incident, facts.plan);
  if (no) return refused(no);
  const opening = incident ?? opened(command, by);
  if (isRefusal(opening)) return refused(opening);
  const { made, events } = making(command, by, incident, facts.plan);
  const proposal = proposing(incident, { strategy: 'rollback', plan: made.id }, by);
  return decided(
    ...('type' in opening ? [opening] : []),
    ...events,
    ...(by === opening.authority ? [] : [proposal]),
    cardShown(command, by, made),
  );
}

function cannotShow(incident: Incident | undefined, plan: FrozenPlan): Refusal | undefined {
  const no = incident && (strategyActive(incident) ?? outsideIncident(incident, plan.targets));
  return no ?? constraintForbids(plan);
}

/** What a card declares where nothing is declared yet. */
function opened(command: Command<'card'>, by: PersonId): EventOf<'IncidentDeclared'> | Refusal {
  const { target } = command.order;
  const about = { severity: undefined, targets: [target], title: untitled(target) };
  return (
    targetTaken(command.facts) ??
    declared(command, by, about) ??
    refuse('NobodyMayDecide', { target })
  );
}
