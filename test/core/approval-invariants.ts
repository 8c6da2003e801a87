import { noAnswers } from '../../src/core/approval/state.ts';
import type { Event, EventOf } from '../../src/core/events.ts';
import type { PlanId } from '../../src/core/ids.ts';
import { needsTwoPersons } from '../../src/core/impact/persons.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import type { Seen } from './invariants.ts';

/**
 * Nothing starts that somebody has to agree to and did not: told from what was given and voided alone, apart from the
 * rules that decide. In all generated stories a stakeholder is `dba`, with one yes and without a time.
 */
export function ofApproval({ before, recorded }: Seen): readonly string[] {
  if (!before) return [];
  const { event, at } = recorded;
  if (event.type === 'ApprovalGiven') {
    const isTheirs =
      event.person === event.because.person && event.hash === hashOf(before, event.plan);
    return [
      ...(isTheirs ? [] : [`${event.person} approved what is not theirs, or another plan`]),
      ...ofRequester(before, event),
    ];
  }
  if (event.type === 'StepStarted') return ofGate(before, event, at);
  const plan = startedBy(event);
  return plan === undefined ? [] : ofStart(before, plan, at);
}

/** Whoever decides agrees with nobody but others: not as the second person, and not for an approver who is there. */
function ofRequester(
  { authority, roles }: Incident,
  { person, roles: said, ahead }: EventOf<'ApprovalGiven'>,
): readonly string[] {
  const isInstead = said.includes('approver') && roles['approver:checkout'] !== undefined;
  // What they approved ahead is on record and does not count for what they decide themselves.
  const isOwn = person === authority && ahead === undefined;
  return isOwn && isInstead && roles['approver:checkout'] !== person
    ? [`${person} approved their own plan`]
    : [];
}

function ofGate(
  { plans, approvals }: Incident,
  { plan, step }: EventOf<'StepStarted'>,
  at: string,
): readonly string[] {
  const spec = plans[plan]?.document.steps.find(({ id }) => id === step);
  const { given = [], denied = [] } = approvals[plan] ?? {};
  const isGiven = given.some((one) => one.step === step && at < one.until);
  const isOpen = isGiven && !denied.some((one) => one.step === step);
  return spec?.approve === undefined || isOpen ? [] : [`${step} started without its approval`];
}

const hashOf = ({ plans }: Incident, plan: PlanId): string | undefined => plans[plan]?.hash;

const startedBy = (event: Event): PlanId | undefined =>
  event.type === 'StrategyDecided' || event.type === 'SwitchOrdered' ? event.plan : undefined;

const needsSecond = (before: Incident, document: FrozenPlan, at: string): boolean =>
  needsTwoPersons(document).length > 0 && !isAlone(before, at);

const isAlone = ({ glass, authority }: Incident, at: string): boolean =>
  glass?.by === authority && at < glass.until;

function ofStart(before: Incident, plan: PlanId, at: string): readonly string[] {
  const document = before.plans[plan]?.document;
  if (!document) return [];
  const { given, denied } = before.approvals[plan] ?? noAnswers;
  const yes = given.filter(({ until, step }) => step === undefined && at < until);
  const isAsked = document.strategy !== 'contain' && document.stakeholders.length > 0;
  const rules: readonly (readonly [isBroken: boolean, problem: string])[] = [
    [isAsked && yes.length === 0, `${plan} goes without its approval`],
    [isAsked && denied.length > 0, `${plan} goes although it was denied`],
    [
      needsSecond(before, document, at) && yes.every(({ person }) => person === before.authority),
      `${plan} goes by one person`,
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, problem]) => problem);
}
