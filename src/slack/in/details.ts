import type { OrderOf } from '../../core/orders.ts';
import { answerMessage } from '../blocks/answer.ts';
import { tellForm, waitingForm } from '../forms/tell.ts';
import { notHeard, wordsOf } from './confirm.ts';
import type { Desk } from './desk.ts';
import { give, whoActed } from './give.ts';
import type { Asked } from './obey.ts';
import { openForm } from './open-form.ts';

const title = 'Details';

/** All that a plan would do and would not, in a form that only tells; where none can be opened, in a private message. */
export async function details(desk: Desk, asked: Asked, order: OrderOf<'dryRun'>): Promise<void> {
  const { heard, incident, trigger } = asked;
  const [form, person] = await Promise.all([
    openForm(desk, heard, trigger, waitingForm(title)),
    whoActed(desk, heard),
  ]);
  if (person === undefined) return form?.show(notHeard);
  const answer = await give(desk, heard, { order, person, incident });
  const message = answerMessage(answer);
  await (form
    ? form.show(tellForm(title, wordsOf(answer)), message)
    : desk.tell(heard.payload.reach, message));
}
