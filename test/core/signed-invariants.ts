import { isDeepStrictEqual } from 'node:util';
import type { Event, EventOf } from '../../src/core/events.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { shapeOf } from '../../src/core/standing-approval/shape.ts';
import type { AheadApproval } from '../../src/core/standing-approval/state.ts';
import type { Act, Scene } from './scene.ts';

type Decided = EventOf<'StrategyDecided' | 'SwitchOrdered'>;

const isDecided = (event: Event): event is Decided =>
  event.type === 'StrategyDecided' || event.type === 'SwitchOrdered';

/** Whether a decision was signed ahead, and nobody took it now. */
export const isUnderOrder = (event: Event): boolean =>
  event.type === 'StrategyDecided' && event.because.rule === 'standing order';

/** What was found on the target in this moment, told apart from the rules that decide. */
type Found = { readonly at: string; readonly signed: readonly AheadApproval[] };

const isGood = (one: AheadApproval, document: FrozenPlan, at: string): boolean =>
  one.revokedBy === undefined && at < one.until && isDeepStrictEqual(one.shape, shapeOf(document));

/**
 * What was signed ahead counts for others than whoever decides, for its time, its shape, and until it is revoked. A standing
 * order goes on such a plan only, as the first decision, once it was announced and counted down, and never while automation
 * is held back.
 */
export function ofSigned(before: Scene, act: Act, { log, incident }: Scene): readonly string[] {
  if (!incident) return [];
  const news = log.slice(before.log.length).map(({ event }) => event);
  const facts = 'order' in act ? act.facts : {};
  const found = { at: before.at, signed: facts.ahead?.approvals ?? [] };
  const isHeld = (facts.automation ?? []).some(({ said }) => before.at < (said.set?.until ?? ''));
  return [
    ...news.flatMap((event) =>
      event.type === 'ApprovalGiven' ? ofAhead(event, incident, found) : [],
    ),
    ...news.filter(isDecided).flatMap((event) => ofDecision(event, incident, found)),
    ...news.filter(isUnderOrder).flatMap((event) => ofOrder(event, before, found)),
    ...(news.some(isUnderOrder) && isHeld
      ? ['a standing order went while automation was off']
      : []),
  ];
}

function ofAhead(
  { ahead, plan, person }: EventOf<'ApprovalGiven'>,
  { plans }: Incident,
  { at, signed }: Found,
): readonly string[] {
  const document = plans[plan]?.document;
  if (ahead === undefined || !document) return [];
  return signed.some((one) => one.person === person && isGood(one, document, at))
    ? []
    : [`what ${person} approved ahead was taken for ${plan}`];
}

/** Somebody else agreed, here or ahead; what the decider signed ahead is no agreement with themselves. */
function ofDecision(
  { plan, because }: Decided,
  { plans, approvals }: Incident,
  { at, signed }: Found,
): readonly string[] {
  const document = plan && plans[plan]?.document;
  if (!document || document.stakeholders.length === 0 || document.strategy === 'contain') return [];
  const counts = (approvals[plan]?.given ?? []).filter(
    ({ person, ahead, step }) =>
      step === undefined &&
      (ahead === undefined ||
        (person !== because.person &&
          signed.some((one) => one.person === person && isGood(one, document, at)))),
  );
  return counts.length > 0 ? [] : [`${plan} went on what was signed ahead and does not count`];
}

function ofOrder(event: Event, { log, incident }: Scene, { at, signed }: Found): readonly string[] {
  if (!isDecided(event) || !incident || event.plan === undefined) return ['it names no plan'];
  const { plan, because } = event;
  const document = incident.plans[plan]?.document;
  if (!document) return [`${plan} was never made`];
  const past = log.map((one) => one.event);
  const announced = past.findLast((one) => one.type === 'StandingOrderAnnounced');
  const isAgreed = (one: AheadApproval) =>
    one.person !== because.person && isGood(one, document, at);
  const rules: readonly (readonly [holds: boolean, problem: string])[] = [
    [!past.some((one) => isDecided(one) || one.type === 'StepStarted'), 'after a first decision'],
    [!past.some(({ type }) => type === 'StandingOrderEnded'), 'after it was over'],
    [announced?.plan === plan && announced.until <= at, 'before its countdown was over'],
    [announced?.signedBy === because.person, 'as somebody who did not sign it'],
    [document.strategy === 'rollback' && document.dataImpact.verdict === 'none', 'on data'],
    [document.effectsDeclared, 'although nobody said what stays'],
    [signed.some(isAgreed), 'on what nobody beside its signer approved ahead'],
  ];
  return rules.filter(([holds]) => !holds).map(([, problem]) => `a standing order went ${problem}`);
}
