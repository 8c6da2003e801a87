import { placesFor } from '../../app/orders/find-incident.ts';
import { foresee } from '../../app/orders/foresee.ts';
import { summariesFor } from '../../app/people/sight.ts';
import { titleIn } from '../../app/reading/read-log.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import type { Order } from '../../core/orders.ts';
import { statsHeadings } from '../../core/texts/metrics.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { oneLine } from '../../core/texts/words.ts';
import { type AnswerOptions, answerMessage } from '../blocks/answer.ts';
import type { Message } from '../blocks/message.ts';
import type { Desk } from './desk.ts';
import type { Reach } from './payload.ts';
import { report } from './report.ts';
import { timeline } from './timeline.ts';

type Told = {
  readonly person: PersonId;
  readonly answer: Answer;
  readonly order: Order;
  /** The order as it was typed, so that it can be given again in the incident that was meant. */
  readonly line?: string | undefined;
  readonly reach: Reach;
};

/** An answer as its person reads it, with the buttons that lead on from it. */
export async function answered(desk: Desk, told: Told): Promise<Message> {
  const { answer, order } = told;
  if (!answer.accepted) return answerMessage(answer, await options(desk, told));
  if (order.kind === 'timeline') {
    const { reach } = told;
    const isOpen = await mayStandIn(desk, answer.incident, reach.channel);
    return timeline(desk, { answer, order, reach, isOpen });
  }
  if (order.kind === 'registryList' && order.format !== undefined) {
    return saying(slackAnswers.documentsElsewhere);
  }
  if (order.kind === 'registryStats') {
    return saying(figuresInSlack[order.form ?? 'text'](answer.say));
  }
  if (order.kind === 'report') {
    const { reach } = told;
    const isOpen = await mayStandIn(desk, answer.incident, reach.channel);
    return report(desk, { answer, order, person: told.person, reach, isOpen });
  }
  return answerMessage(answer, await options(desk, told));
}

/** Slack knows no headings of Markdown: its reader would see the signs of them. */
const withoutHeadings = (markdown: string): string =>
  markdown.replace(/^## (.+)$/gmu, '$1:').replace(/^# /gmu, '');

const inBold = (text: string): string =>
  text.replace(/^.+$/gmu, (line) => (headings.has(line) ? `*${line}*` : line));
const headings: ReadonlySet<string> = new Set(Object.values(statsHeadings));

/** How figures stand in Slack, by the form in which they were asked for. */
const figuresInSlack = {
  text: inBold,
  summary: withoutHeadings,
  json: (json: string) => json,
} as const;

/** A sentence of ours, in private. */
export const saying = (say: string): Message => answerMessage({ accepted: true, events: [], say });

const choosing: ReadonlySet<string> = new Set(['NoIncident', 'WhichIncident', 'UnknownIncident']);

async function options(desk: Desk, told: Told): Promise<AnswerOptions> {
  const { ship } = desk;
  const { answer, order, line, person } = told;
  if (answer.accepted) {
    if (order.kind === 'where') return { places: await placesIn(desk, person, answer.say) };
    if (order.kind !== 'stop' || answer.incident === undefined) return leading(desk, told);
    const { state } = await ship.incidents.load(answer.incident);
    const epoch = state && state.course.status !== 'none' ? state.course.epoch : undefined;
    return { stopped: true, incident: answer.incident, epoch };
  }
  if (answer.refusal.code === 'NotTheAuthority') return adviceGiven(desk, told);
  if (!choosing.has(answer.refusal.code)) return {};
  // Only those that the order can mean: a button for another one would be refused.
  const open = placesFor(order, await summariesFor(ship, person, { open: true }));
  return {
    line,
    open: await Promise.all(
      open.map(async (one) => ({
        incident: one.id,
        text: `${await whatIs(desk, one)}, ${one.rung}`,
      })),
    ),
  };
}

/** What an incident is about: its targets, or where a story has none its title. */
const whatIs = async ({ ship }: Desk, { id, targets }: IncidentSummary): Promise<string> =>
  targets.length > 0
    ? targets.join(', ')
    : oneLine(titleIn(await ship.logs.read(id)) ?? '(erased)', 80);

/** Taking command is offered to whoever may, by the same look ahead as for its form. */
async function adviceGiven(
  { ship }: Pick<Desk, 'ship'>,
  { answer: { incident }, person }: Pick<Told, 'answer' | 'person'>,
): Promise<AnswerOptions> {
  if (incident === undefined) return {};
  const no = await foresee(ship, {
    order: { kind: 'takeCommand', reason: 'as yet unsaid' },
    incident,
    actor: { kind: 'person', person },
    arrival: { via: 'slack', arrival: '', key: '' },
  });
  return { incident, advised: { mayTake: no === undefined } };
}

/** The channels of the incidents that an answer names to this person. */
async function placesIn(
  { ship, poster }: Pick<Desk, 'ship' | 'poster'>,
  person: PersonId,
  say: string,
): Promise<NonNullable<AnswerOptions['places']>> {
  const open = await summariesFor(ship, person, { open: true });
  return open
    .filter(({ id }) => say.includes(`Held by ${id} `))
    .map(({ id }) => ({ incident: id, channel: poster.channelOf(id) }));
}

/** What is said of a private incident stands in its own channel and nowhere else where others read. */
export async function mayStandIn(
  { ship, poster }: Pick<Desk, 'ship' | 'poster'>,
  incident: string | undefined,
  channel: string | undefined,
): Promise<boolean> {
  if (incident === undefined || channel === undefined) return true;
  const { state } = await ship.incidents.load(incident);
  return state?.privacy.isPrivate !== true || poster.channelOf(incident) === channel;
}

const leads: ReadonlySet<Order['kind']> = new Set([
  'declare',
  'go',
  'switch',
  'tabletopStart',
  'drillStart',
]);

/** Whoever sets something going from elsewhere is led to where it goes on. A card alone has set nothing going. */
function leading({ poster }: Desk, { answer, order, reach }: Told): AnswerOptions {
  const { incident, card } = answer;
  if (incident === undefined || card !== undefined || !leads.has(order.kind)) return {};
  const channel = poster.channelOf(incident);
  return channel !== undefined && channel === reach.channel
    ? {}
    : { follow: { incident, channel } };
}
