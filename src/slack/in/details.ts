import type { OrderOf } from '../../core/orders.ts';
import { answerMessage } from '../blocks/answer.ts';
import { tellForm } from '../forms/tell.ts';
import type { Desk } from './desk.ts';
import { give } from './give.ts';
import type { Asked } from './obey.ts';
import { openFor } from './open-form.ts';
import { wordsOf } from './words-of.ts';

const title = 'Details';

/** All that a plan would do and would not, in a form that only tells; where none can be opened, in a private message. */
export const details = (desk: Desk, asked: Asked, order: OrderOf<'dryRun'>): Promise<void> => {
  const { heard, incident, trigger } = asked;
  return openFor(desk, { heard, trigger, title }, async (person) => {
    const answer = await give(desk, heard, { order, person, incident });
    return { view: tellForm(title, wordsOf(answer)), otherwise: answerMessage(answer) };
  });
};
