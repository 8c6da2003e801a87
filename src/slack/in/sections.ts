import type { ModalView } from '@slack/types';
import { voiceOf } from '../../app/voice.ts';
import { toldOf, wordsOf } from '../../core/account/told.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { Order, type OrderOf } from '../../core/orders.ts';
import { said, writtenIn } from '../../core/report/document/source.ts';
import { lint, namesIn } from '../../core/report/lint.ts';
import type { Section } from '../../core/report/shapes.ts';
import { unfinished } from '../../core/report/standing.ts';
import { kinderText, missingText, sectionNames } from '../../core/texts/report.ts';
import { sectionsWritten } from '../../core/texts/report-form.ts';
import { writtenMeanwhile } from '../../core/texts/slack-answers.ts';
import { capital } from '../../core/texts/words.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import { unmarked } from '../blocks/moments.ts';
import { type CarriedBy, errorsOf, type FieldErrors, sectionsSent } from '../forms/read.ts';
import { reportForm } from '../forms/report.ts';
import type { Desk, HeardAs } from './desk.ts';
import { give } from './give.ts';

type Writing = OrderOf<'reportWrite'>;
type Refused = Extract<Answer, { readonly accepted: false }>;

/** What became of a report's form. */
export type Sections =
  | { readonly is: 'wrong'; readonly errors: FieldErrors }
  | { readonly is: 'refused'; readonly answer: Refused }
  | {
      readonly is: 'decided';
      /** What is told beside the form: what was written, and what could be said kinder. */
      readonly say: string;
      /** Once more what somebody else wrote meanwhile, with what was typed. */
      readonly again: ModalView | undefined;
      readonly moved: readonly Refused[];
    };

/**
 * Writes each section that is not as it was when the form was opened, each under a key of its own, so that what somebody
 * else wrote meanwhile holds up no other one. Sent twice it writes once.
 */
export async function writeSections(
  desk: Desk,
  heard: HeardAs<'submit'>,
  carried: CarriedBy<'report'>,
  person: PersonId,
): Promise<Sections> {
  const { incident } = carried;
  const { orders, emptied } = changed(
    await desk.ship.logs.read(incident),
    sectionsSent(heard.payload.view, carried),
  );
  const errors = wrongIn(orders);
  if (Object.keys(errors).length > 0) return { is: 'wrong', errors };
  const moved: Moved[] = [];
  for (const order of orders) {
    const answer = await giveOne(desk, heard, { order, person, incident });
    if (answer.accepted) continue;
    if (answer.refusal.code !== 'ReportMoved') return { is: 'refused', answer };
    moved.push({ order, answer });
  }
  const written = orders.filter((order) => !moved.some((one) => one.order === order));
  return {
    is: 'decided',
    say: await toldOfAll(desk, incident, { written, emptied }),
    again: await againFor(desk, carried, moved),
    moved: moved.map(({ answer }) => answer),
  };
}

/** What somebody else wrote meanwhile. */
type Moved = { readonly order: Writing; readonly answer: Refused };

const giveOne = (
  desk: Desk,
  { key, at, isLate }: HeardAs<'submit'>,
  given: { readonly order: Writing; readonly person: PersonId; readonly incident: string },
): Promise<Answer> =>
  give(desk, { key, at, isLate }, { ...given, key: `${key}/${given.order.section}` });

/** The sections that are not as they were when the form was opened, and those whose field was emptied. */
function changed(
  log: readonly Happened[],
  sent: ReturnType<typeof sectionsSent>,
): { readonly orders: readonly Writing[]; readonly emptied: readonly Section[] } {
  const others = sent.flatMap((one) => {
    const before = wroteAt(log, one);
    return plain(one.text ?? '') === before ? [] : [one];
  });
  return {
    orders: others.flatMap(({ section, revision, text }) =>
      text === undefined
        ? []
        : [{ kind: 'reportWrite', section, text, revision: String(revision) }],
    ),
    emptied: others.flatMap(({ section, text }) => (text === undefined ? [section] : [])),
  };
}

/** What stood in a field when it was opened. */
const wroteAt = (
  log: readonly Happened[],
  { section, revision }: { readonly section: Section; readonly revision: number },
): string => {
  const found = toldOf(log, 'ReportWritten').find(
    ({ event }) => event.section === section && event.revision === revision,
  );
  return plain((found && wordsOf(found, 'text')) ?? '');
};

/** As a field of Slack gives it back when nobody has changed it. */
const plain = (text: string): string =>
  unmarked(text).toWellFormed().replaceAll('\r\n', '\n').trim();

const wrongIn = (orders: readonly Writing[]): FieldErrors =>
  Object.assign(
    {},
    ...orders.map((order) => {
      const read = Order.safeParse(order);
      return read.success ? {} : errorsOf(read.error, { text: order.section });
    }),
  );

async function toldOfAll(
  { ship }: Pick<Desk, 'ship'>,
  id: string,
  {
    written,
    emptied,
  }: { readonly written: readonly Writing[]; readonly emptied: readonly Section[] },
): Promise<string> {
  const { state } = await ship.incidents.load(id);
  const names = state === undefined ? [] : namesIn(state, voiceOf(ship));
  const found = lint({ written, followUps: [], names });
  return [
    sectionsWritten(
      written.map(({ section }) => section),
      emptied,
    ),
    ...found.map(kinderText),
    ...missingIn(state),
  ].join('\n');
}

function missingIn(state: Incident | undefined): readonly string[] {
  const missing = state?.report === undefined ? [] : unfinished(state, state.report);
  return missing.length === 0 ? [] : [missingText(missing)];
}

async function againFor(
  { ship }: Pick<Desk, 'ship'>,
  { incident, channel, thread }: CarriedBy<'report'>,
  moved: readonly Moved[],
): Promise<ModalView | undefined> {
  const { state } = await ship.incidents.load(incident);
  const voice = voiceOf(ship);
  const log = await ship.logs.read(incident);
  const fields = moved.flatMap(({ order: { section, text } }) => {
    const last = state?.report?.written[section];
    if (last === undefined) return [];
    const standing = said(writtenIn({ log }, section));
    const above = writtenMeanwhile(voice.name(last.by), standing);
    const title = capital(sectionNames[section]);
    return [{ title, section, revision: last.revision, text, above }];
  });
  return fields.length === 0 ? undefined : reportForm({ incident, fields, voice, channel, thread });
}
