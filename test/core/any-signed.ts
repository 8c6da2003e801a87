import type { Facts } from '../../src/core/facts.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import type { AheadApproval } from '../../src/core/standing-approval/state.ts';
import { counting } from '../../src/core/standing-order/countdown.ts';
import { openPlans } from '../../src/core/strategy/plans.ts';
import { termsOf } from '../../src/core/terms.ts';
import { ahead, standing } from './ahead.ts';
import { signed } from './approvals.ts';
import { type Dice, type Guess, type Maker, pick } from './dice.ts';
import { dropped, impact } from './impact/samples.ts';
import { confirm, decline, go, planned, stop } from './orders.ts';
import { ada, bo, dba, observer, planOf, rb, step } from './sample.ts';
import type { Scene } from './scene.ts';
import { asSigned, automationOff, signedRules } from './standing.ts';

/** What somebody may have agreed to ahead: a standard change, with and without somebody to ask; and what is none. */
const plans: readonly [FrozenPlan, ...FrozenPlan[]] = [
  planOf(),
  planOf(),
  planOf({ inputs: { n: 7 }, steps: [step('drain'), step('back', { needs: ['drain'] })] }),
  signed(),
  signed({}, { inputs: { n: 8 } }),
  planOf({ dataImpact: dropped }),
  planOf({ dataImpact: impact('unknown') }),
  planOf({ effectsDeclared: false }),
];

const another = planOf({ steps: [step('another')] });
const over = '2026-03-01T10:00:00.000Z';

/** Everything that may have become of what was signed: by others and by the very signer or decider, revoked, over, of another shape. */
const signatures = (
  document: FrozenPlan,
): readonly [() => AheadApproval[], ...(() => AheadApproval[])[]] => {
  const approver = { person: bo, roles: ['approver'] };
  const lead = { person: bo, roles: ['dba'] };
  return [
    () => [ahead(document, approver)],
    () => [ahead(document, approver), ahead(document)],
    () => [ahead(document, lead)],
    () => [ahead(document)],
    () => [ahead(document, { person: ada, roles: ['dba'] })],
    () => [ahead(document, { ...lead, revokedBy: ada })],
    () => [ahead(document, { ...lead, until: over })],
    () => [ahead(another, lead)],
    () => [],
  ];
};

/** What is found on the target when somebody decides about this plan; mostly what was signed well. */
const found = (document: FrozenPlan, { which, how }: Dice): Partial<Facts> => ({
  ...standing(pick(signatures(document), how % 2 === 0 ? which : which % 4)()),
  roleHolders: { dba: [dba, ada, bo], approver: [bo] },
  ...(how % 7 === 0 && automationOff()),
  ...(how % 11 === 0 && automationOff(over)),
});

/** The plan that is meant while nobody names one. */
const openIn = ({ incident }: Scene) => (incident ? openPlans(incident).at(-1) : undefined);

const documentIn = (scene: Scene): FrozenPlan => openIn(scene)?.document ?? plans[0];

const orders: readonly [Maker, ...Maker[]] = [
  (_scene, thrown, by) => {
    const document = pick(plans, thrown.what);
    return planned(document, { ...by, facts: found(document, thrown) });
  },
  (scene, thrown, by) => go({ ...by, facts: found(documentIn(scene), thrown) }),
  (scene, thrown, by) => confirm({ ...by, facts: found(documentIn(scene), thrown) }),
  (scene, thrown) =>
    asSigned(openIn(scene)?.id ?? rb(1), pick([dba, dba, bo], thrown.how), {
      ...found(documentIn(scene), thrown),
    }),
];

/** Lets it count down, and gives it; now and then somebody is awake. */
const underCountdown: Guess = (scene, thrown) => {
  const { incident, at } = scene;
  const order = incident && counting(incident);
  if (!order) return undefined;
  if (thrown.how % 13 === 0) return stop({ by: pick([ada, bo, observer], thrown.which) });
  if (thrown.how % 17 === 0) return decline({ by: incident.authority, plan: order.plan });
  const left = Date.parse(order.until) - Date.parse(at);
  if (left > 0 && thrown.which % 5 > 0) return { laterMs: left };
  return asSigned(order.plan, dba, found(documentIn(scene), thrown));
};

/** Lets time pass until the standing order is announced, and given. */
const underOrder: Guess = (scene, thrown) => {
  const { incident, at } = scene;
  if (!incident || incident.acted) return undefined;
  if (counting(incident)) return underCountdown(scene, thrown);
  const due = termsOf(incident).find((term) => term.order.kind === 'standingOrderDue');
  if (due) {
    const left = Date.parse(due.at) - Date.parse(at);
    return left > 0 ? { laterMs: left } : { report: due.order };
  }
  if (openIn(scene)) return undefined;
  const document = pick(plans, thrown.what);
  return planned(document, { by: incident.authority, facts: found(document, thrown) });
};

/** Where a standing order was signed: mostly what lets it go, now and then an order with what was found on the target. */
export const anySigned: Guess = (scene, thrown) => {
  const { incident } = scene;
  if (!incident?.rules.standingOrder) return undefined;
  const told = thrown.who % 6 < 5 ? underOrder(scene, thrown) : undefined;
  return told ?? pick(orders, thrown.which)(scene, thrown, { by: incident.authority });
};

/** Rules of a service whose lead signed a standing order: now and then. */
export const maySigned = ({ which }: Dice): Partial<Facts> =>
  which % 8 === 1 ? { rules: signedRules } : {};
