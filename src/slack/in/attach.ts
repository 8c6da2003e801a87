import { answerNo } from '../../app/refuse.ts';
import type { OrderOf } from '../../core/orders.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Desk } from './desk.ts';
import { give, whoActed } from './give.ts';
import type { Asked } from './obey.ts';
import { answered } from './told.ts';

/** `/rollback attach`: the channel where it is typed. Where the bot cannot come in nothing could be told. */
export async function attach(desk: Desk, asked: Asked, said: OrderOf<'attach'>): Promise<void> {
  const { heard, incident, line } = asked;
  const { reach } = heard.payload;
  const person = await whoActed(desk, heard);
  if (person === undefined) return;
  const channel = said.channel ?? reach.channel;
  if (channel !== undefined && !(await desk.poster.enter(channel))) {
    const no = answerNo(desk.ship, { code: 'BotNotInChannel', facts: { channel } });
    return desk.tell(reach, answerMessage(no));
  }
  const order = { ...said, ...(channel !== undefined && { channel }) };
  const answer = await give(desk, heard, { order, person, incident });
  await desk.tell(reach, await answered(desk, { answer, order, line, reach, person }));
}
