import type { Answer } from '../../core/answer.ts';
import { actorName } from '../../core/command.ts';
import { type DrillGround, startDrill } from '../../core/drill/start.ts';
import { drawn } from '../../core/drill/surprise.ts';
import { isNoWay } from '../../core/drill/unscored.ts';
import { type Instant, instant, millis, type PersonId, type Target } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { type AnyRefusal, refuse } from '../../core/refusals.ts';
import { isRefusal } from '../../core/strategy/plans.ts';
import { rehearsalOf } from '../../core/texts/drill-score.ts';
import { digestOf } from '../../lib/hash.ts';
import { opensAt, openUntil } from '../../lib/windows.ts';
import { gatherFacts } from '../facts/gather.ts';
import { nowhere, storeOpened } from '../orders/store-opened.ts';
import { countOnce } from '../plans/count-effects.ts';
import { loseOnce } from '../plans/data-loss.ts';
import { makePlan, rollbackOf } from '../plans/make-plan.ts';
import type { Configuration } from '../ports/configuration.ts';
import { type By, follow } from '../record.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { untilStored } from '../targets/on-targets.ts';
import { isProtected } from '../targets/protected.ts';
import type { Asked } from './handle-drill.ts';
import type { Drilled } from './look.ts';

export type Starting = Asked<OrderOf<'drillStart'>> & {
  readonly service: Drilled;
  readonly by: PersonId;
};

/** Opens an incident in mode `drill` on a target that is harmless, or within a window. */
export async function handleStart(ship: Ship, asked: Starting): Promise<Answer> {
  const target = targetOf(asked);
  return typeof target === 'string'
    ? untilStored(ship, () => once(ship, asked, target))
    : answerNo(ship, target);
}

/** Where it is to be: as it was said, else where the service's drills are. */
function targetOf({ order: { where }, service }: Starting): Target | AnyRefusal {
  const { name, targets, drills } = service;
  if (!where.includes('@')) return drills.target;
  return (
    targets.find((one) => one === where) ??
    refuse('DrillNowhere', { service: name, target: where, targets })
  );
}

async function once(ship: Ship, asked: Starting, target: Target): Promise<Answer | undefined> {
  const { by: person, actor, arrival, service } = asked;
  const order = declaring(service, target);
  const about = { order, incident: undefined, arrival };
  const gathering = { ...about, count: countOnce(ship), lose: loseOnce(ship) };
  const { facts, ground } = await gatherFacts(ship, gathering);
  const at = ship.clock.now();
  const where = groundOf(ship.configurations.current(), { service, target, at });
  const surprises = drawn(asked.order.surprises ?? [], drawOf(arrival.key));
  const decision = startDrill({ order, actor, at, facts }, person, {
    ...where,
    surprises,
  });
  if (decision.status === 'refused') return answerNo(ship, decision.refusal);
  const no = await withoutWay(ship, service, target);
  if (no) return answerNo(ship, no);
  const { via, key } = arrival;
  const by: By = { at, actor: actorName(actor), via, key, mode: 'drill' };
  const outcome = { ...follow(nowhere, decision.events, by), ground };
  return storeOpened(ship, { outcome, order }, by);
}

/** A drill that nothing can come of is not begun: it would be scored for what nobody did. */
async function withoutWay(
  ship: Ship,
  { name: service, drills: { playbook } }: Drilled,
  target: Target,
): Promise<AnyRefusal | undefined> {
  const plan = await makePlan(ship, { ...rollbackOf([target]), playbook });
  if (!isRefusal(plan)) return undefined;
  return isNoWay(plan) ? refuse('DrillWithoutWay', { service, target, no: plan }) : plan;
}

/** What is looked up for a declaration is what a drill rests on as well. */
const declaring = ({ name }: Drilled, target: Target): OrderOf<'declare'> => ({
  kind: 'declare',
  targets: [target],
  title: rehearsalOf(name),
});

/** Drawn by the key of the order: nobody foresees it, and sent again the order draws the same. */
const drawOf = (key: string): number =>
  Number.parseInt(digestOf(key).replace(/^.*:/u, '').slice(0, 8), 16);

type Place = { readonly service: Drilled; readonly target: Target; readonly at: Instant };

/** Whether a drill harms nobody there. */
function groundOf(
  { environments }: Pick<Configuration, 'environments'>,
  { service, target, at }: Place,
): Omit<DrillGround, 'surprises'> {
  const { windows } = service.drills;
  const now = millis(at);
  const open = windows.flatMap((window) => openUntil(now, window) ?? []).toSorted(byNumber);
  const next = windows.map((window) => opensAt(now, window)).toSorted(byNumber)[0];
  const until = open.at(-1);
  return {
    service: service.name,
    target,
    isProtected: isProtected(environments, target),
    openUntil: until === undefined ? undefined : instant(until),
    opensAt: next === undefined ? undefined : instant(next),
    harmless: service.targets.filter((one) => !isProtected(environments, one)),
  };
}

const byNumber = (one: number, other: number): number => one - other;
