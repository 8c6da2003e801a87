import type { Misread } from '../../../commands/misread.ts';
import { isMisread, read } from '../../../commands/read.ts';
import type { Known } from '../../../commands/verb.ts';
import { isQuestion } from '../../app/questions.ts';
import { answerNo } from '../../app/refuse.ts';
import type { Answer } from '../../core/answer.ts';
import type { Order } from '../../core/orders.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { answerMessage } from '../blocks/answer.ts';
import { readPress } from '../forms/blanks.ts';
import { attach } from './attach.ts';
import { handOver } from './bundle.ts';
import { card } from './card.ts';
import { changeCourse } from './change-course.ts';
import { type Confirmable, confirm, openChannelOf } from './confirm.ts';
import type { Desk, Heard } from './desk.ts';
import { details } from './details.ts';
import { fill, foreseen } from './fill.ts';
import { give, whoActed } from './give.ts';
import { inTime } from './in-time.ts';
import { isReportToWrite, isToWrite, withBlanks, withText } from './lacking.ts';
import { namesAt } from './names.ts';
import { onceMore } from './once-more.ts';
import { answered, saying } from './told.ts';
import { writeReport } from './write-report.ts';

/** A line that somebody typed, or that stands behind a button that somebody pressed. */
export type Asked = {
  readonly heard: Heard;
  readonly trigger: string;
  readonly line: string;
  readonly by: 'command' | 'button';
  /** Whether `<…>` in the line of a button is something to be asked for. */
  readonly isOpen?: boolean;
  /** The incident of the button, else that of the channel. */
  readonly incident: string | undefined;
  /** The epoch of the strategy that the button's screen showed. */
  readonly seen?: number | undefined;
};

/** Reads a line and brings its order on its way: to a form where one is due, else to its decision. */
export async function obey(desk: Desk, asked: Asked): Promise<void> {
  const known = await namesAt(desk, asked.incident);
  const { isOpen = false } = asked;
  const said = isOpen ? readPress(asked.line, known) : read(asked.line, known);
  if (isMisread(said)) return lacking(desk, asked, said, known);
  if (isOpen) return toFillIn(desk, asked, said);
  await ordered(desk, asked, asked.by === 'button' ? unconfirmed(said) : said);
}

async function ordered(desk: Desk, asked: Asked, order: Order): Promise<void> {
  if (order.kind === 'dryRun') return details(desk, asked, order);
  if (order.kind === 'card') return card(desk, asked, order);
  if (isToConfirm(order)) return confirm(desk, asked, order);
  if ((await onceMore(desk, asked, order)) !== undefined) return fill(desk, asked, order);
  if (asked.incident !== undefined && isToWrite(order)) return write(desk, asked, order);
  await carryOut(desk, asked, order);
}

/** Its text is asked for in a form; whoever may not order it is refused as if there were none. */
async function write(desk: Desk, asked: Asked, order: Order): Promise<void> {
  const person = await whoActed(desk, asked.heard);
  if (person === undefined) return;
  const no = await foreseen(desk, { ...asked, isOpen: true }, order)(person);
  return no === undefined
    ? obey(desk, { ...asked, line: withText(asked.line), by: 'button', isOpen: true })
    : carryOut(desk, asked, order);
}

/** What was typed without all that it needs is asked for in a form, where it has one. */
function lacking(desk: Desk, asked: Asked, misread: Misread, known: Known): Promise<void> {
  const { heard, trigger, incident } = asked;
  if (incident !== undefined && isReportToWrite(asked.line, known)) {
    return writeReport(desk, heard, trigger, { incident });
  }
  const line = asked.by === 'command' ? withBlanks(asked.line, known) : undefined;
  return line === undefined
    ? unread(desk, asked, misread)
    : obey(desk, { ...asked, line, by: 'button', isOpen: true });
}

/** A change of course may need more than the blanks of its line; past a wait only the reason is asked. */
const toFillIn = (desk: Desk, asked: Asked, order: Order): Promise<void> =>
  order.kind === 'switch' && !order.override
    ? changeCourse(desk, asked, order)
    : fill(desk, asked, order);

/** What moves a plan is confirmed in a form, unless it was typed with the digest of a card. */
const isToConfirm = (order: Order): order is Confirmable =>
  (order.kind === 'go' || (order.kind === 'switch' && order.to !== 'wait')) &&
  order.card === undefined;

/** No single tap confirms: whatever a button says, the digest is that of the form that it opens. */
function unconfirmed(order: Order): Order {
  if (order.kind !== 'go' && order.kind !== 'switch') return order;
  const { card: _, ...rest } = order;
  return rest;
}

async function carryOut(desk: Desk, asked: Asked, order: Order): Promise<void> {
  if (order.kind === 'attach') return attach(desk, asked, order);
  const { heard, line, incident, seen } = asked;
  const person = await whoActed(desk, heard);
  if (person === undefined) return;
  const giving = give(desk, heard, { order, person, incident, seen });
  const [answer] = await Promise.all([giving, meanwhile(desk, asked, { order, giving })]);
  const { reach } = heard.payload;
  if (asked.by === 'button' && order.kind !== 'decline') openChannelOf(desk, heard, answer);
  await desk.tell(reach, await answered(desk, { answer, order, line, reach, person }));
  await handOver(desk, { heard, order, person, answer });
}

/** People see within seconds that their order was heard, however long it takes; a question is answered by its answer. */
const silenceMs = 2_000;

/** Says that an order was taken where it takes long. That this cannot be told hinders nothing. */
async function meanwhile(
  { ship, tell }: Desk,
  { heard }: Pick<Asked, 'heard'>,
  { order, giving }: { readonly order: Order; readonly giving: Promise<Answer> },
): Promise<void> {
  if (heard.isLate || isQuestion(order)) return;
  if ((await inTime(ship.clock, silenceMs, giving)) !== undefined) return;
  await tell(heard.payload.reach, saying(slackAnswers.taken)).catch(() => undefined);
}

/** Words that order nothing are answered with what was most likely meant, on a button: they are never carried out. */
async function unread(
  desk: Desk,
  { heard, incident, seen }: Asked,
  misread: Misread,
): Promise<void> {
  if ((await whoActed(desk, heard)) === undefined) return;
  const { code, said, problem, usage, nearest, dangerous } = misread;
  const refusal =
    code === 'UnknownCommand'
      ? refuseAtEdge('UnknownCommand', { said, nearest })
      : refuseAtEdge('Misread', { problem, usage, nearest, dangerous });
  const where = { nearest, incident, epoch: seen };
  await desk.tell(heard.payload.reach, answerMessage(answerNo(desk.ship, refusal), where));
}
