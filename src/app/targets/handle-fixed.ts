import type { Answer } from '../../core/answer.ts';
import { fixed } from '../../core/freeze/deciders.ts';
import type { Target } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { eventText } from '../../core/texts.ts';
import type { Ordered } from '../ordered.ts';
import { notOfTheTeam } from '../people/team.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import { onTargets } from './on-targets.ts';

/** Names what fixed a frozen change, wherever it is frozen and this person speaks for it. Never a program: somebody answers for it. */
export async function handleFixed(
  ship: Ship,
  ordered: Ordered & { readonly order: OrderOf<'releaseFixed'> },
): Promise<Answer> {
  const { order, actor } = ordered;
  if (actor.kind === 'machine') {
    return answerNo(ship, refuse('MachineMayNot', { token: actor.token, order: order.kind }));
  }
  const { services, defaultEnvironment } = ship.configurations.current();
  const said = order.what.toLowerCase();
  const isMeant = (target: Target): boolean =>
    target === said || target === `${said}@${defaultEnvironment}`;
  const voice = voiceOf(ship);
  return onTargets(ship, ordered, {
    targets: Object.values(services).flatMap(({ targets }) => targets),
    decide: (states) => {
      const places = states.map(({ target, state: history }) => ({
        target,
        history,
        no: notOfTheTeam(ship, target, actor),
      }));
      return fixed(order, actor.person, places, isMeant);
    },
    say: (events) =>
      events
        .map((event) =>
          eventText({ event, texts: event.texts ?? {}, at: voice.now, actor: actor.person }, voice),
        )
        .join('\n'),
  });
}
