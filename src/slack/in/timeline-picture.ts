import { drawTimeline, pictureFor } from '../../app/reading/picture.ts';
import { pictureInWords, slackAnswers } from '../../core/texts/slack-answers.ts';
import { isPicture, type TimelineOrder } from '../../core/timeline/orders.ts';
import { answerMessage } from '../blocks/answer.ts';
import type { Message } from '../blocks/message.ts';
import { pictureFile } from '../blocks/picture.ts';
import type { Desk } from './desk.ts';
import type { Reach } from './payload.ts';

type Asked = {
  readonly incident: string;
  readonly order: TimelineOrder;
  /** The same in words. */
  readonly words: string;
  readonly reach: Reach;
  /** Whether it may be put into the channel as a file. */
  readonly isOpen: boolean;
};

/** The picture in the channel or thread where it was asked for, with the same in words beside it; else the words alone. */
export async function timelinePicture(
  desk: Pick<Desk, 'ship' | 'poster'>,
  asked: Asked,
): Promise<Message> {
  const said = (first: string, ...rest: readonly string[]): Message =>
    answerMessage({ accepted: true, events: [], say: [first, ...rest].join('\n') });
  const { words, isOpen, reach } = asked;
  const { channel } = reach;
  if (!isOpen || channel === undefined) {
    return said(slackAnswers.pictureElsewhere, words);
  }
  const why = await put(desk, asked, channel);
  return why === undefined ? said(slackAnswers.pictureHere) : said(pictureInWords(why), words);
}

/** Draws and uploads it; else why it is not there, as a sentence. */
async function put(
  { ship, poster }: Pick<Desk, 'ship' | 'poster'>,
  { incident, order: { format, zone }, reach: { thread } }: Asked,
  channel: string,
): Promise<string | undefined> {
  const picture = await pictureFor(ship, incident, zone);
  const drawn = picture && (await drawTimeline(ship, picture, { zone }));
  if (picture === undefined || drawn === undefined) return slackAnswers.pictureNotDrawn;
  const form = { zone, ...(isPicture(format) && { format }) };
  const file = pictureFile(picture, drawn, form);
  const isThere = await poster.upload({ channel, thread, ...file });
  return isThere ? undefined : slackAnswers.pictureNotTaken;
}
