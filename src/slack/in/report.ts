import type { ModalView } from '@slack/types';
import { documentOf } from '../../app/reports/tell-report.ts';
import type { Ship } from '../../app/ship.ts';
import { voiceOf } from '../../app/voice.ts';
import { toldOf, wordsOf } from '../../core/account/told.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { said, writtenIn } from '../../core/report/document/source.ts';
import { ranUnder } from '../../core/report/playbook-change.ts';
import { openFollowUps, type Report } from '../../core/report/state.ts';
import {
  reportTitle,
  slackAnswers,
  wholeFile,
  writtenMeanwhile,
} from '../../core/texts/slack-answers.ts';
import { incident as onIncident } from '../../core/texts/voice.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Message } from '../blocks/message.ts';
import { bareLine, pressAt } from '../blocks/press.ts';
import { type MayReport, reportMessage } from '../blocks/report-summary.ts';
import { type Choice, fillForm } from '../forms/fill.ts';
import type { Desk } from './desk.ts';
import type { Reach } from './payload.ts';
import { refusedFor } from './write-report.ts';

type Asked = {
  readonly answer: Extract<Answer, { readonly accepted: true }>;
  readonly order: OrderOf<'report'>;
  readonly person: PersonId;
  readonly reach: Reach;
  /** Whether it may be put into the channel as a file. */
  readonly isOpen: boolean;
};

/** How far the report is, with a button for each section, and the whole of it as a file in the channel. */
export async function report(
  { ship, poster }: Pick<Desk, 'ship' | 'poster'>,
  { answer, order, person, isOpen, reach: { channel, thread } }: Asked,
): Promise<Message> {
  const { incident } = answer;
  const { state } =
    incident === undefined ? { state: undefined } : await ship.incidents.load(incident);
  if (incident === undefined || state === undefined) return answerMessage(answer);
  const filename = `${incident}-report.${order.format}`;
  const title = reportTitle(incident);
  const isUploaded =
    isOpen &&
    channel !== undefined &&
    (await poster.upload({ channel, thread, filename, title, content: answer.say }));
  const whole = isUploaded ? wholeFile(filename) : slackAnswers.elsewhereWhole;
  const { template } = order;
  const document = await documentOf(ship, state, template);
  const may = await mayDo(ship, state, person);
  return reportMessage({ document, incident: state, whole, may, template }, voiceOf(ship));
}

/** What this person can do to the report now; who may is decided when it is pressed all the same. */
async function mayDo(ship: Ship, incident: Incident, person: PersonId): Promise<MayReport> {
  const { report } = incident;
  const refused = await refusedFor({ ship }, { key: 'look' }, { incident: incident.id, person });
  const write = refused === undefined;
  const mayLearn = (report ? lessonsOpen(report) : []).some((one) => write || one.owner === person);
  return {
    write,
    sign:
      report?.finishedAt !== undefined &&
      report.signedBy === undefined &&
      ![report.owner, ...report.writers].includes(person),
    learn: mayLearn && ranUnder(incident) !== undefined,
  };
}

const lessonsOpen = (report: Report) =>
  openFollowUps(report).filter(({ aim }) => aim === 'playbook_change');

/** The lessons for the playbook that are open, each with its words. */
export async function openLessonsIn(
  { ship }: Pick<Desk, 'ship'>,
  { id, report }: Incident,
): Promise<readonly Choice[]> {
  if (report === undefined) return [];
  const added = toldOf(await ship.logs.read(id), 'FollowUpAdded');
  return lessonsOpen(report).map(({ followUp }) => {
    const told = added.find(({ event }) => event.followUp === followUp);
    return { value: followUp, text: `${followUp}: ${said(told && wordsOf(told, 'text'))}` };
  });
}

/** What the section says now that somebody is about to write; nothing where nobody has written it. */
export async function sectionNow(
  { ship }: Pick<Desk, 'ship'>,
  { id }: Incident,
  { section }: OrderOf<'reportWrite'>,
): Promise<string> {
  return said(writtenIn({ log: await ship.logs.read(id) }, section));
}

/** The form once more, where somebody else wrote the section meanwhile: with what was typed, beside what stands now. */
export async function writeAgain(
  desk: Pick<Desk, 'ship'>,
  order: OrderOf<'reportWrite'>,
  where: {
    readonly incident: string;
    readonly channel: string | undefined;
    readonly thread: string | undefined;
  },
): Promise<ModalView | undefined> {
  const { state } = await desk.ship.incidents.load(where.incident);
  const written = state?.report?.written[order.section];
  if (state === undefined || written === undefined) return undefined;
  const voice = voiceOf(desk.ship);
  const line = bareLine(
    onIncident(voice, `report write ${order.section} --revision ${written.revision} <text>`),
  );
  const standing = await sectionNow(desk, state, order);
  return fillForm({
    press: pressAt(line, { incident: where.incident }),
    order: { ...order, revision: String(written.revision), text: '<text>' },
    channel: where.channel,
    thread: where.thread,
    draft: { text: order.text },
    effect: writtenMeanwhile(voice.name(written.by), standing),
  });
}
