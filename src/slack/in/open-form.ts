import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type Message, message } from '../blocks/message.ts';
import { row, section } from '../blocks/parts.ts';
import { button, type Press, type Tool } from '../blocks/press.ts';
import type { Desk, Heard } from './desk.ts';
import { troubleOf } from './trouble.ts';

const Opened = z.object({ view: z.object({ id: z.string() }) });

/** A form that stands before somebody, to be filled with something else. */
export type OpenForm = {
  /** Puts this in its place; where Slack does not do that, the message is told instead. */
  readonly show: (view: ModalView, otherwise?: Message) => Promise<void>;
};

/** Opens a form with the trigger of what was just done; undefined when it is too late for that, or Slack does not. */
export async function openForm(
  { slack, ship: { log }, tell }: Pick<Desk, 'slack' | 'ship' | 'tell'>,
  { key, payload: { reach } }: Heard,
  trigger: string,
  view: ModalView,
): Promise<OpenForm | undefined> {
  try {
    const opened = Opened.parse(await slack.views.open({ trigger_id: trigger, view }));
    return {
      show: async (next, otherwise) => {
        if (await putInto({ slack, ship: { log } }, opened.view.id, next)) return;
        if (otherwise) await tell(reach, otherwise);
      },
    };
  } catch (err) {
    log.warn({ event: 'SlackFormNotOpened', key, why: troubleOf(err) });
    return undefined;
  }
}

/** Puts another form in the place of the one with this id; false when Slack does not, because it was closed for instance. */
export async function putInto(
  {
    slack,
    ship: { log },
  }: { readonly slack: Desk['slack']; readonly ship: Pick<Desk['ship'], 'log'> },
  id: string,
  view: ModalView,
): Promise<boolean> {
  try {
    await slack.views.update({ view_id: id, view });
    return true;
  } catch (err) {
    log.warn({ event: 'SlackFormNotFilled', why: troubleOf(err) });
    return false;
  }
}

/** Said where a form could not be opened: the button opens it with a trigger of its own. */
export function formAgain(press: Press | Tool): Message {
  const text = 'Slack did not open the form in time. Nothing was ordered. Open it here.';
  const again = button({ id: 'again', label: 'Open the form', style: 'primary' }, press);
  return message([text], [section(text), row([again], 'again')]);
}
