import { timelineOf } from '../../app/reading/timeline.ts';
import type { Answer } from '../../core/answer.ts';
import {
  slackAnswers,
  timelineFile,
  timelineShown,
  timelineTitle,
} from '../../core/texts/slack-answers.ts';
import { laterText, partText } from '../../core/texts/timeline.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { clock } from '../../core/texts/words.ts';
import type { Entry } from '../../core/timeline/entries.ts';
import { isPicture, type TimelineOrder } from '../../core/timeline/orders.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Message } from '../blocks/message.ts';
import { cut } from '../limits/cut.ts';
import type { Desk } from './desk.ts';
import type { Reach } from './payload.ts';
import { timelinePicture } from './timeline-picture.ts';

type Asked = {
  readonly answer: Extract<Answer, { readonly accepted: true }>;
  readonly order: TimelineOrder;
  readonly reach: Reach;
  /** Whether it may be put into the channel as a file. */
  readonly isOpen: boolean;
};

/** The last of the timeline in plain lines, the newest at the bottom, and the whole of it as a file in the channel. */
export async function timeline(
  { ship, poster }: Pick<Desk, 'ship' | 'poster'>,
  { answer, order, isOpen, reach }: Asked,
): Promise<Message> {
  const { incident } = answer;
  if (incident === undefined) return answerMessage(answer);
  if (isPicture(order.format)) {
    const asked = { incident, order, words: answer.say, reach, isOpen };
    return timelinePicture({ ship, poster }, asked);
  }
  const { channel, thread } = reach;
  const { state } = await ship.incidents.load(incident);
  if (state === undefined) return answerMessage(answer);
  const { entries, all, filter, zone, voice } = await timelineOf(
    ship,
    state,
    order,
    order.zone === undefined ? ship.moment : undefined,
  );
  const lines = lastOf(entries.map((entry) => lineOf(entry, voice)));
  const part = partText(filter, { shown: entries.length, all, zone });
  // What is a part never goes by the name of the whole, and what found nothing is no file.
  const name = { incident, isPart: part !== undefined };
  const filename = `${incident}-timeline${name.isPart ? '-part' : ''}.${order.format}`;
  const title = timelineTitle(name);
  const isUploaded =
    mayFile(isOpen, entries) &&
    channel !== undefined &&
    (await poster.upload({ channel, thread, filename, title, content: answer.say }));
  const unfiled = entries.length === 0 ? '' : unfiledText(isOpen);
  const whole = isUploaded ? timelineFile(filename, name.isPart) : unfiled;
  const sizes = { all, shown: entries.length, lines: lines.length };
  const first = timelineShown(incident, { ...sizes, part, file: whole });
  return answerMessage({ ...answer, say: [first, ...lines].join('\n') });
}

const mayFile = (isOpen: boolean, entries: readonly Entry[]): boolean =>
  isOpen && entries.length > 0;

const unfiledText = (isOpen: boolean): string =>
  isOpen ? slackAnswers.noFile : slackAnswers.privateFile;

/** So many characters are read beside the file. */
const shownMost = 2_500;

/** A text that is longer stands whole in the file. */
const longest = 300;

const lineOf = ({ at, actor, text, entry, later }: Entry, voice: Voice): string => {
  const said = later.map((one) => ` → ${cut(laterText(one), longest)}`).join('');
  return `${entry}, ${clock(at, voice)}, ${actor}: ${cut(text, longest)}${said}`;
};

/** As many of the last lines as fit. */
function lastOf(lines: readonly string[]): readonly string[] {
  let room = shownMost;
  const before = lines.findLastIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  return lines.slice(before + 1);
}
