import { handleOrder } from '../../app/handle-order.ts';
import { isQuestion } from '../../app/questions.ts';
import { answerNo } from '../../app/refuse.ts';
import type { Arrival } from '../../app/ship.ts';
import type { Answer } from '../../core/answer.ts';
import { millis, type PersonId } from '../../core/ids.ts';
import type { Order } from '../../core/orders.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Who } from '../people.ts';
import type { Desk, Heard } from './desk.ts';

/**
 * An order that comes to its turn later than this is not carried out, a stop neither: whoever gave it has looked at
 * the screen since, another strategy may run by now, and stopping that one was never meant. They are told at once.
 */
const lateMs = 2 * 60_000;

/** An order and where it was given. */
export type Given = {
  readonly order: Order;
  readonly person: PersonId;
  readonly incident: string | undefined;
  readonly seen?: number | undefined;
  /** Under which key it is decided; that of what came in, unless the order has one of its own. */
  readonly key?: string;
  /** The message that a note is made of. */
  readonly message?: Arrival['message'];
};

/** The one way of every order from Slack: the whole of its decision is made where those of all edges are. */
export async function give(
  desk: Pick<Desk, 'ship' | 'mayMakePrivate'>,
  heard: Pick<Heard, 'key' | 'at' | 'isLate' | 'onward'>,
  given: Given,
): Promise<Answer> {
  // A question changes nothing, and looking for its answer may take long.
  if (isQuestion(given.order)) heard.onward?.();
  const answer = await decided(desk, heard, given);
  heard.onward?.();
  return answer;
}

async function decided(
  desk: Pick<Desk, 'ship' | 'mayMakePrivate'>,
  { key: heardAs, at, isLate }: Pick<Heard, 'key' | 'at' | 'isLate'>,
  { order, person, incident, seen, key = heardAs, message }: Given,
): Promise<Answer> {
  const { ship } = desk;
  const isTooLate = isLate && millis(ship.clock.now()) - millis(at) > lateMs;
  // What was decided before the process ended has its answer under this key already.
  if (isTooLate && (await ship.registry.answered(key)) === undefined) {
    return answerNo(ship, { code: 'CameLate', facts: { order: order.kind, at } });
  }
  if (await lacksChannel(desk, order, key)) {
    return answerNo(ship, { code: 'NoPrivateChannels', facts: {} });
  }
  return handleOrder(ship, {
    order,
    // `/rollback <service>` is about its service, in whosever channel it is typed.
    incident: order.kind === 'card' ? undefined : incident,
    seen,
    actor: { kind: 'person', person },
    arrival: { via: 'slack', arrival: heardAs, key, ...(message !== undefined && { message }) },
  });
}

/** A private incident that is declared in Slack would have no channel there. */
async function lacksChannel(
  { ship, mayMakePrivate }: Pick<Desk, 'ship' | 'mayMakePrivate'>,
  order: Order,
  key: string,
): Promise<boolean> {
  if (order.kind !== 'declare' || order.private !== true) return false;
  return (await ship.registry.answered(key)) === undefined && !(await mayMakePrivate());
}

/** Who acted, by the account that acts now; that one who may not was here stands in the log. */
export async function whoIs(
  { people, ship }: Pick<Desk, 'people' | 'ship'>,
  { key, payload: { kind, from } }: Heard,
): Promise<Who> {
  const who = await people.who(from);
  if (who.status !== 'person') {
    const code = who.status === 'refused' && !who.answer.accepted ? who.answer.refusal.code : 'Bot';
    ship.log.info({ event: 'SlackNotHeard', key, kind, account: from.user, code });
  }
  return who;
}

/** The person who acted, if that is one who may be heard; whoever is not is told so, and bots are told nothing. */
export async function whoActed(
  desk: Pick<Desk, 'people' | 'tell' | 'ship'>,
  heard: Heard,
): Promise<PersonId | undefined> {
  const who = await whoIs(desk, heard);
  if (who.status === 'person') return who.person;
  if (who.status === 'refused') await desk.tell(heard.payload.reach, answerMessage(who.answer));
  return undefined;
}
