import type { ModalView } from '@slack/types';
import { answerNo } from '../../app/refuse.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import { formNotTaken, slackAnswers } from '../../core/texts/slack-answers.ts';
import { answerMessage } from '../blocks/answer.ts';
import { carriedIn } from '../forms/carried.ts';
import { type CarriedBy, type FieldErrors, type Filled, readForm } from '../forms/read.ts';
import { tellForm } from '../forms/tell.ts';
import { askFurther, courseRefused, type SentCourse } from './change-course.ts';
import { confirming } from './confirm.ts';
import type { Desk, FormReply, HeardAs } from './desk.ts';
import { give, whoIs } from './give.ts';
import { inTime } from './in-time.ts';
import type { Ack } from './intake.ts';
import { notDone, wrongField } from './not-taken.ts';
import { putInto } from './open-form.ts';
import type { Reach } from './payload.ts';
import { writeAgain } from './report.ts';
import { writeSections } from './sections.ts';
import { answered, saying } from './told.ts';
import { wordsOf } from './words-of.ts';

/** Slack waits three seconds for the reply to a form; what takes longer is told in the form afterwards. */
const budgetMs = 2_000;

/** What a form shows after it was sent, what is told beside it, and what is told where the form cannot show it. */
type Reply = {
  readonly form: FormReply;
  /** What takes the place of the form that waits meanwhile: the answer, or the form that brings back what was typed. */
  readonly late?: ModalView;
  readonly beside?: () => Promise<void>;
  readonly instead?: () => Promise<void>;
};

/**
 * A form that was sent. What is wrong with a field, a fresh card in the place of a stale one, and a refusal are shown in
 * the form itself. Sent twice it orders once: both have the same key.
 */
export async function submit(desk: Desk, heard: HeardAs<'submit'>, ack: Ack): Promise<void> {
  const replying = replyTo(desk, heard);
  if (heard.isLate) return afterwards(desk, heard, await replying);
  const reply = await inTime(desk.ship.clock, budgetMs, replying);
  if (reply === undefined) {
    await ack({ response_action: 'update', view: tellForm('Taken', slackAnswers.takenForm) });
    await afterwards(desk, heard, await replying);
    return;
  }
  await ack(reply.form);
  await reply.beside?.();
}

/** The form waits, or was closed: what became of it is shown in it where it still stands, and told where it does not. */
async function afterwards(desk: Desk, heard: HeardAs<'submit'>, reply: Reply): Promise<void> {
  const { form, late, beside, instead } = reply;
  // What was typed still stands there, to be put right and sent again.
  if (form.response_action === 'errors' && late === undefined) return instead?.();
  const view = form.response_action === 'update' ? form.view : late;
  const isShown = view !== undefined && (await putInto(desk, heard.payload.view.id, view));
  await beside?.();
  if (!isShown) await instead?.();
}

async function replyTo(desk: Desk, heard: HeardAs<'submit'>): Promise<Reply> {
  const { view, reach } = heard.payload;
  const carried = carriedIn(view.private_metadata);
  if (carried?.form === 'report') return reportSent(desk, heard, carried);
  const filled = readForm(view);
  if (!filled.ok && Object.keys(filled.error).length > 0) return wrongIn(desk, reach, filled.error);
  const who = await whoIs(desk, heard);
  if (who.status === 'ignored') return { form: { response_action: 'clear' } };
  if (who.status === 'refused')
    return refusedIn(desk, { view: heard.payload.view, reach }, who.answer);
  if (!filled.ok) {
    const expired = answerNo(desk.ship, { code: 'FormExpired', facts: {} });
    return refusedIn(desk, { view, reach }, expired);
  }
  return decided(desk, heard, { ...filled.value, person: who.person });
}

const wrongIn = ({ tell }: Desk, reach: Reach, errors: FieldErrors): Reply => ({
  form: { response_action: 'errors', errors },
  instead: () => tell(reach, saying(formNotTaken(Object.values(errors)))),
});

/** All sections of a report at once: what was written is told, and what somebody else wrote meanwhile is shown once more. */
async function reportSent(
  desk: Desk,
  heard: HeardAs<'submit'>,
  carried: CarriedBy<'report'>,
): Promise<Reply> {
  const { channel, thread } = carried;
  const reach = { ...heard.payload.reach, channel, thread };
  const who = await whoIs(desk, heard);
  if (who.status === 'ignored') return { form: { response_action: 'clear' } };
  if (who.status === 'refused')
    return refusedIn(desk, { view: heard.payload.view, reach }, who.answer);
  const done = await writeSections(desk, heard, carried, who.person);
  if (done.is === 'wrong') return wrongIn(desk, reach, done.errors);
  if (done.is === 'refused')
    return refusedIn(desk, { view: heard.payload.view, reach }, done.answer);
  const { again, moved, say } = done;
  const beside = heard.isAgain === true ? {} : { beside: () => desk.tell(reach, saying(say)) };
  if (again === undefined) {
    return { form: { response_action: 'clear' }, late: tellForm('Done', say), ...beside };
  }
  const instead = async () => {
    for (const answer of moved) await desk.tell(reach, answerMessage(answer));
  };
  return { form: { response_action: 'update', view: again }, late: again, ...beside, instead };
}

/** Nothing that somebody typed into the report is lost because somebody else typed too. */
const reportAgain = async (
  desk: Desk,
  { order, incident, channel, thread }: Sending,
  answer: Answer,
): Promise<ModalView | undefined> =>
  order.kind === 'reportWrite' &&
  incident !== undefined &&
  !answer.accepted &&
  answer.refusal.code === 'ReportMoved'
    ? writeAgain(desk, order, { incident, channel, thread })
    : undefined;

type Sending = Filled & { readonly person: PersonId };

async function decided(desk: Desk, heard: HeardAs<'submit'>, sent: Sending): Promise<Reply> {
  const course = courseIn(heard, sent);
  const further = course && (await askFurther(desk, course));
  if (further) return { form: { response_action: 'update', view: further } };
  const { order, person, incident, seen, channel, thread } = sent;
  const reach = { ...heard.payload.reach, channel, thread };
  const answer = await give(desk, heard, { order, person, incident, seen });
  const instead = () => desk.tell(reach, answerMessage(answer));
  const card = await cardOf(desk, sent, answer);
  if (card) return { form: { response_action: 'update', view: card }, instead };
  const again = await reportAgain(desk, sent, answer);
  if (again) return { form: { response_action: 'update', view: again }, late: again, instead };
  if (!answer.accepted) {
    return course
      ? { ...(await courseRefused(desk, course, answer)), instead }
      : refusedIn(desk, { view: heard.payload.view, reach }, answer);
  }
  const beside = async () =>
    desk.tell(reach, await answered(desk, { answer, order, reach, person }));
  // A form that waits cannot be closed from here: it says the answer itself, and covers none.
  const late = tellForm('Done', wordsOf(answer));
  return { form: { response_action: 'clear' }, late, ...(heard.isAgain !== true && { beside }) };
}

/** What was sent, where it is a change of course whose form asks for more than its confirmation. */
function courseIn(
  { payload: { view } }: HeardAs<'submit'>,
  { order, person }: Sending,
): SentCourse | undefined {
  const carried = carriedIn(view.private_metadata);
  return order.kind === 'switch' && carried?.form === 'switch'
    ? { order, person, carried }
    : undefined;
}

const cardOf = async (
  desk: Desk,
  { order, person, channel }: Sending,
  answer: Answer,
): Promise<ModalView | undefined> =>
  order.kind === 'go' || order.kind === 'switch'
    ? confirming(desk, { answer, order, person, channel })
    : undefined;

type Submitted = Pick<HeardAs<'submit'>['payload'], 'view' | 'reach'>;

/** What was typed stays: under the field that is to be put right where there is one, else beside the refusal. */
function refusedIn({ tell }: Desk, { view, reach }: Submitted, answer: Answer): Reply {
  const late = notDone(view, answer);
  const errors = wrongField(view, answer);
  return {
    form: errors
      ? { response_action: 'errors', errors }
      : { response_action: 'update', view: late },
    late,
    instead: () => tell(reach, answerMessage(answer)),
  };
}
