import { answerNo } from '../../app/refuse.ts';
import type { OrderOf } from '../../core/orders.ts';
import type { AnyRefusalCode } from '../../core/refusals.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Entered } from '../out/poster.ts';
import type { Desk } from './desk.ts';
import { give, whoActed } from './give.ts';
import type { Asked } from './obey.ts';
import { answered } from './told.ts';

const refusals = {
  'not-in': 'BotNotInChannel',
  archived: 'ChannelArchived',
  shared: 'ChannelShared',
} as const satisfies Record<Exclude<Entered, 'in'>, AnyRefusalCode>;

/** `/rollback attach`: the channel where it is typed. Where the bot cannot come in nothing could be told. */
export async function attach(desk: Desk, asked: Asked, said: OrderOf<'attach'>): Promise<void> {
  const { heard, incident, line } = asked;
  const { reach } = heard.payload;
  const person = await whoActed(desk, heard);
  if (person === undefined) return;
  const channel = said.channel ?? reach.channel;
  const entered = channel === undefined ? 'in' : await desk.poster.enter(channel);
  if (channel !== undefined && entered !== 'in') {
    const no = answerNo(desk.ship, { code: refusals[entered], facts: { channel } });
    return desk.tell(reach, answerMessage(no));
  }
  const order = { ...said, ...(channel !== undefined && { channel }) };
  const answer = await give(desk, heard, { order, person, incident });
  await desk.tell(reach, await answered(desk, { answer, order, line, reach, person }));
}
