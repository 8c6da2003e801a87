import { readLog } from '../../app/read-log.ts';
import { voiceOf } from '../../app/voice.ts';
import type { Answer } from '../../core/answer.ts';
import { clock, count, oneLine } from '../../core/texts/words.ts';
import { type Entry, entriesOf } from '../../core/timeline/entries.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Message } from '../blocks/message.ts';
import type { Desk } from './desk.ts';
import type { Reach } from './payload.ts';

type Asked = {
  readonly answer: Extract<Answer, { readonly accepted: true }>;
  readonly format: 'md' | 'json';
  readonly reach: Reach;
  /** Whether it may be put into the channel as a file. */
  readonly isOpen: boolean;
};

/** The last of the timeline in plain lines, the newest at the bottom, and the whole of it as a file in the channel. */
export async function timeline(
  { ship, poster }: Pick<Desk, 'ship' | 'poster'>,
  { answer, format, isOpen, reach: { channel, thread } }: Asked,
): Promise<Message> {
  const { incident } = answer;
  if (incident === undefined) return answerMessage(answer);
  const filename = `${incident}-timeline.${format}`;
  const title = `Timeline of ${incident}`;
  const isUploaded =
    isOpen &&
    channel !== undefined &&
    (await poster.upload({ channel, thread, filename, title, content: answer.say }));
  const whole = isUploaded
    ? `The whole of it is the file ${filename} in this channel.`
    : isOpen
      ? 'Slack did not take the whole of it as a file; the command line shows it.'
      : 'It is private, so no file of it is put here; ask in its own channel for the whole of it.';
  const voice = voiceOf(ship);
  const all = entriesOf(await readLog(ship.registry, incident), voice);
  const lines = lastOf(all.map((entry) => lineOf(entry, voice.now)));
  const many = count(all.length, 'entry', 'entries');
  const shown = lines.length < all.length ? `, of which these are the last ${lines.length}` : '';
  const first = `The timeline of ${incident} has ${many}${shown}. ${whole}`;
  return answerMessage({ ...answer, say: [first, ...lines].join('\n') });
}

/** So many characters are read beside the file. */
const shownMost = 2_500;

const lineOf = ({ at, actor, text, entry }: Entry, now: Entry['at']): string =>
  `${entry}, ${clock(at, { now })}, ${actor}: ${oneLine(text)}`;

/** As many of the last lines as fit. */
function lastOf(lines: readonly string[]): readonly string[] {
  let room = shownMost;
  const before = lines.findLastIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  return lines.slice(before + 1);
}
