import type { Answer } from '../../core/answer.ts';
import type { Order } from '../../core/orders.ts';
import { type AnswerOptions, answerMessage } from '../blocks/answer.ts';
import type { Message } from '../blocks/message.ts';
import type { Desk } from './desk.ts';
import type { Reach } from './payload.ts';

type Told = {
  readonly answer: Answer;
  readonly order: Order;
  /** The order as it was typed, so that it can be given again in the incident that was meant. */
  readonly line?: string | undefined;
  readonly reach: Reach;
};

/** An answer as its person reads it, with the buttons that lead on from it. */
export async function answered(desk: Desk, told: Told): Promise<Message> {
  const { answer, order } = told;
  if (answer.accepted && order.kind === 'timeline') return timeline(desk, told, answer.say);
  return answerMessage(answer, await options(desk, told));
}

/** A sentence of ours, in private. */
export const saying = (say: string): Message => answerMessage({ accepted: true, events: [], say });

const choosing: ReadonlySet<string> = new Set(['NoIncident', 'WhichIncident', 'UnknownIncident']);

async function options({ ship }: Desk, { answer, order, line }: Told): Promise<AnswerOptions> {
  if (answer.accepted) {
    if (order.kind !== 'stop' || answer.incident === undefined) return {};
    const { state } = await ship.incidents.load(answer.incident);
    const epoch = state && state.course.status !== 'none' ? state.course.epoch : undefined;
    return { stopped: true, incident: answer.incident, epoch };
  }
  if (!choosing.has(answer.refusal.code)) return {};
  const open = await ship.registry.summaries({ open: true });
  return {
    line,
    open: open.map(({ id, targets, rung }) => ({
      incident: id,
      text: `${targets.join(', ')}, ${rung}`,
    })),
  };
}

/** So many characters of a timeline are shown beside its file. */
const shownOfTimeline = 2_000;

/** The beginning of the timeline, and the whole of it as a file in the channel. */
async function timeline(
  { poster }: Desk,
  { answer, order, reach }: Told,
  say: string,
): Promise<Message> {
  const { channel, thread } = reach;
  const ending = order.kind === 'timeline' ? order.format : 'md';
  const name = answer.incident ?? 'incident';
  const isUploaded =
    channel !== undefined &&
    (await poster.upload({
      channel,
      thread,
      filename: `${name}-timeline.${ending}`,
      title: `Timeline of ${name}`,
      content: say,
    }));
  if (!isUploaded) return answerMessage(answer);
  const beginning =
    say.length > shownOfTimeline ? `${say.slice(0, shownOfTimeline)}…\n` : `${say}\n`;
  return saying(
    `${beginning}The whole of it is the file ${name}-timeline.${ending} in this channel.`,
  );
}
