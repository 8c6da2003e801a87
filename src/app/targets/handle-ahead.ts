import type { Answer } from '../../core/answer.ts';
import { type Decision, refused } from '../../core/command.ts';
import type { PersonId } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { approveAhead, revokeAhead } from '../../core/standing-approval/deciders.ts';
import { isRefusal } from '../../core/strategy/plans.ts';
import { eventText } from '../../core/texts.ts';
import { holdersByRole } from '../facts/people.ts';
import type { Ordered } from '../ordered.ts';
import { makePlan, rollbackOf } from '../plans/make-plan.ts';
import type { Service } from '../ports/configuration.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { serviceAt } from './handle-release.ts';
import { onTargets, type TargetState } from './on-targets.ts';

type Asked = Ordered & { readonly order: OrderOf<'approveAhead' | 'revokeAhead'> };

/** Signs for a shape of plan outside any incident, or takes that back. Never a program: somebody answers for it. */
export async function handleAhead(ship: Ship, ordered: Asked): Promise<Answer> {
  const { order, actor } = ordered;
  const service = serviceAt(ship, order.target);
  if ('code' in service) return answerNo(ship, service);
  if (actor.kind === 'machine') {
    return answerNo(ship, refuse('MachineMayNot', { token: actor.token, order: order.kind }));
  }
  const voice = voiceOf(ship);
  const decide = await deciding(ship, ordered, { service, by: actor.person });
  return onTargets(ship, ordered, {
    targets: [order.target],
    decide: ([there], at) => decide(there, at),
    say: ([event]) =>
      event
        ? eventText({ event, texts: event.texts ?? {}, at: voice.now, actor: actor.person }, voice)
        : '',
  });
}

type Deciding = (there: TargetState | undefined, at: string) => Decision;

/** What is decided once the target was read; the plan that would be made now is made before. */
async function deciding(
  ship: Ship,
  { order, arrival }: Asked,
  { service, by }: { readonly service: Service; readonly by: PersonId },
): Promise<Deciding> {
  const facts = {
    roleHolders: holdersByRole(ship, [order.target]),
    because: (role: string) => ({
      rule: `${role} may ${order.kind}`,
      person: by,
      role,
      roster: { source: 'configuration', digest: service.digest, ageMs: 0 },
      configuration: ship.configurations.current().digest,
      arrival: arrival.arrival,
      program: ship.program,
    }),
  };
  if (order.kind === 'revokeAhead') {
    return (there, at) => revokeAhead({ order, by, at }, there?.state.ahead ?? [], facts);
  }
  const plan = await makePlan(ship, rollbackOf([order.target]));
  return isRefusal(plan)
    ? () => refused(plan)
    : (_, at) => approveAhead({ order, by, at }, plan, facts);
}
