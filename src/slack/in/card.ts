import { cardSources } from '../../app/plans/card-sources.ts';
import { answerNo } from '../../app/refuse.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Card, Incident, MadePlan } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { cardScreen } from '../../core/plan/card.ts';
import { onlyRehearsed } from '../../core/tabletop/deciders.ts';
import { answerMessage } from '../blocks/answer.ts';
import { cardMessage } from '../blocks/card.ts';
import type { Message } from '../blocks/message.ts';
import type { Desk } from './desk.ts';
import { give, whoActed } from './give.ts';
import type { Asked } from './obey.ts';
import type { Reach } from './payload.ts';
import { answered, mayStandIn } from './told.ts';

/** `/rollback <service>`: the card comes to the channel where it was asked for, for all who are there. */
export async function card(desk: Desk, asked: Asked, order: OrderOf<'card'>): Promise<void> {
  const { heard, line } = asked;
  const { reach } = heard.payload;
  const person = await whoActed(desk, heard);
  if (person === undefined) return;
  const no = await rehearsedHere(desk, asked);
  if (no !== undefined) return desk.tell(reach, answerMessage(no));
  const answer = await give(desk, heard, { order, person, incident: undefined });
  const shown = await shownTo(desk, answer, person);
  const { channel } = reach;
  if (shown === undefined || channel === undefined) {
    return desk.tell(reach, await answered(desk, { answer, order, line, reach, person }));
  }
  const { incident, made } = shown;
  if (!(await mayStandIn(desk, incident.id, channel))) {
    return desk.tell(reach, await cardOf(desk, shown));
  }
  const refusedLater = () => say(desk, reach, shown);
  const wanted = { incident: incident.id, plan: made.id, channel, refusedLater };
  if ((await desk.poster.showCard(wanted)) === 'impossible') await refusedLater();
}

/** In the channel of a tabletop a card would open something real, amid what is only rehearsed. */
async function rehearsedHere(
  { ship }: Pick<Desk, 'ship'>,
  { incident }: Asked,
): Promise<Answer | undefined> {
  const { state } =
    incident === undefined ? { state: undefined } : await ship.incidents.load(incident);
  const no = state && onlyRehearsed('card', state);
  return no && answerNo(ship, no, incident);
}

/** The bot is not in that channel; whoever asked may still speak there through Slack's own address for the answer. */
async function say(desk: Desk, reach: Reach, shown: Shown): Promise<void> {
  const message = await cardOf(desk, shown);
  if (!(await desk.announce(reach, message))) await desk.tell(reach, message);
}

async function cardOf(
  { ship }: Pick<Desk, 'ship'>,
  { incident, made, card: { counts, losses } }: Shown,
): Promise<Message> {
  const screen = cardScreen(await cardSources(ship, { incident, made, counts, losses }));
  return cardMessage({ screen, incident: incident.id, plan: made.id });
}

export type Shown = { readonly incident: Incident; readonly made: MadePlan; readonly card: Card };

/** The card that an answer shows to this person; undefined when it shows none. */
export async function shownTo(
  { ship }: Pick<Desk, 'ship'>,
  answer: Answer,
  person: PersonId,
): Promise<Shown | undefined> {
  if (answer.incident === undefined || answer.card === undefined) return undefined;
  const { state: incident } = await ship.incidents.load(answer.incident);
  const card = incident?.cards[person];
  const made = card && incident.plans[card.plan];
  return incident && made && card.card === answer.card ? { incident, made, card } : undefined;
}
