import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { answerMessage } from '../blocks/answer.ts';
import { type Message, message } from '../blocks/message.ts';
import { row, section } from '../blocks/parts.ts';
import { button, type Press, type Tool } from '../blocks/press.ts';
import { tellForm, waitingForm } from '../forms/tell.ts';
import { troubleOf } from '../trouble.ts';
import type { Desk, Heard } from './desk.ts';
import { whoActed } from './give.ts';
import { inTime } from './in-time.ts';
import { wordsOf } from './words-of.ts';

const Opened = z.object({ view: z.object({ id: z.string() }) });

/** What a form is opened for. */
type Opening = {
  readonly heard: Heard;
  readonly trigger: string;
  /** What stands over it until it is filled. */
  readonly title?: string;
  /** Told at once where no form can be opened; without it the form's words are told in its place. */
  readonly unopened?: Message;
  /** Why this person need not fill anything in; then it is told in the place of the form. */
  readonly refused?: (person: PersonId) => Promise<Answer | undefined>;
};

/** What a form is filled with, and what is told where it cannot be shown any more. */
type Filling = { readonly view: ModalView; readonly otherwise: Message };

/** The trigger of a form lives three seconds: so long it is asked whether it need be opened at all. */
const foreseenMs = 500;

/**
 * The one way to every form. An empty one is opened before it is filled, because its trigger lives three seconds; it is
 * filled when it is known that whoever acted may see what it says. Where a refusal can be foreseen in time none is opened.
 */
export async function openFor(
  desk: Desk,
  { heard, trigger, title = 'One moment', unopened, refused }: Opening,
  filling: (person: PersonId) => Promise<Filling>,
): Promise<void> {
  const { reach } = heard.payload;
  const acting = whoActed(desk, heard);
  const refusing = refusalFor(acting, refused);
  const no =
    refused === undefined ? undefined : await inTime(desk.ship.clock, foreseenMs, refusing);
  if (no !== undefined) return desk.tell(reach, answerMessage(no));
  const [id, person] = await Promise.all([
    opened(desk, heard, trigger, waitingForm(title)),
    acting,
  ]);
  const show = async (view: ModalView): Promise<boolean> =>
    id !== undefined && (await putInto(desk, id, view));
  if (person === undefined) return void (await show(notHeard));
  const late = await refusing;
  if (late !== undefined) {
    if (!(await show(tellForm('Not done', wordsOf(late)))))
      await desk.tell(reach, answerMessage(late));
    return;
  }
  if (id === undefined && unopened !== undefined) return desk.tell(reach, unopened);
  const { view, otherwise } = await filling(person).catch(async (error: unknown) => {
    await show(notFilled);
    throw error;
  });
  if (!(await show(view))) await desk.tell(reach, otherwise);
}

/** A question that fails is no refusal: then the form is opened, and filling it tells what is wrong. */
async function refusalFor(
  acting: Promise<PersonId | undefined>,
  refused: Opening['refused'],
): Promise<Answer | undefined> {
  const person = await acting.catch(() => undefined);
  return person === undefined ? undefined : refused?.(person).catch(() => undefined);
}

const notHeard = tellForm('Not for you', slackAnswers.notYourForm);

const notFilled = tellForm('Not done', slackAnswers.formNotFilled);

/** Slack says when it is closed: a tap on the same button right after is a new one. */
const heeded = (view: ModalView): ModalView => ({ ...view, notify_on_close: true });

/** The id of the form that now stands before whoever acted; undefined when it is too late for that, or Slack does not. */
async function opened(
  { slack, ship: { log } }: Pick<Desk, 'slack' | 'ship'>,
  { key, isLate }: Heard,
  trigger: string,
  view: ModalView,
): Promise<string | undefined> {
  if (isLate) return undefined;
  try {
    return Opened.parse(await slack.views.open({ trigger_id: trigger, view: heeded(view) })).view
      .id;
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
    await slack.views.update({ view_id: id, view: heeded(view) });
    return true;
  } catch (err) {
    log.warn({ event: 'SlackFormNotFilled', why: troubleOf(err) });
    return false;
  }
}

/** Said where a form could not be opened: the button opens it with a trigger of its own. */
export function formAgain(press: Press | Tool): Message {
  const text = slackAnswers.formNotOpened;
  const again = button({ id: 'again', label: 'Open the form', style: 'primary' }, press);
  return message([text], [section(text), row([again], 'again')]);
}
