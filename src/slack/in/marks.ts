import { z } from 'zod';
import { followDelete, followEdit, followUnmark } from '../../app/reports/follow-message.ts';
import type { PersonId } from '../../core/ids.ts';
import { noteOf } from '../../core/notes/notes.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { answerMessage } from '../blocks/answer.ts';
import { saidNo, troubleOf } from '../trouble.ts';
import { AnswerPutOff, type Desk, type HeardAs } from './desk.ts';
import { give, whoActed } from './give.ts';
import { momentOf } from './shortcut.ts';
import { saying } from './told.ts';
import { typed } from './words.ts';

const Message = z.object({
  text: z.string().default(''),
  permalink: z.string().default(''),
  user: z.string().optional(),
  team: z.string().optional(),
  bot_id: z.string().optional(),
  reactions: z.array(z.object({ name: z.string() })).default([]),
  pinned_to: z.array(z.string()).default([]),
});
type Message = z.infer<typeof Message>;
const Got = z.object({ message: Message });

/** A note has room for so many characters; the link to the message takes some of them. */
const mostText = 3_500;
const tries = 3;
const waitMs = 5_000;

type Place = {
  readonly channel: string;
  readonly ts: string;
  readonly incident: string;
  /** What the record calls it. */
  readonly message: string;
};

/** :memo: or a pin on a message of an incident's channel: a note with its author and its time, once. */
export async function marked(desk: Desk, heard: HeardAs<'event'>): Promise<void> {
  const place = placeIn(desk, heard);
  if (place === undefined || (await stands(desk, place))) return;
  const person = await whoActed(desk, heard);
  if (person === undefined) return;
  const { reach } = heard.payload;
  const message = await read(desk, place);
  if (message === undefined) return desk.tell(reach, unread);
  const at = momentOf(place.ts);
  const order = { kind: 'note', text: wordsOf(message), ...(at !== undefined && { at }) } as const;
  const about = { id: place.message, author: await authorOf(desk, heard, message) };
  // Not an order that may have become wrong meanwhile: it carries the time that it speaks of.
  const given = { order, person, incident: place.incident, message: about };
  const answer = await give(desk, { ...heard, isLate: false }, given);
  await desk.tell(reach, answerMessage(answer));
}

/** Withdrawn when nobody marks it any more, by pin or by :memo:. */
export async function unmarked(desk: Desk, heard: HeardAs<'event'>): Promise<void> {
  const place = placeIn(desk, heard);
  if (place === undefined || !(await stands(desk, place))) return;
  const message = await read(desk, place);
  // What cannot be read is not known to be unmarked.
  if (message === undefined || isMarked(message)) return;
  await followUnmark(desk.ship, place);
}

/** An edit corrects the note; deleting the message withdraws it, and erases its words. */
export async function changed(desk: Desk, heard: HeardAs<'event'>): Promise<void> {
  const { channel, subtype, deleted_ts: deleted, message: about } = heard.payload.event;
  const ts = subtype === 'message_deleted' ? deleted : about?.ts;
  const place = placed(desk, channel, ts);
  if (place === undefined) return;
  if (subtype === 'message_deleted') return followDelete(desk.ship, place);
  if (!(await stands(desk, place))) return;
  const message = await read(desk, place);
  if (message) await followEdit(desk.ship, place, wordsOf(message));
}

const isMarked = ({ reactions, pinned_to: pinned }: Message): boolean =>
  pinned.length > 0 || reactions.some(({ name }) => name === 'memo');

/** The message that was marked; undefined for any other reaction, the bot's own pins, and outside an incident's channel. */
function placeIn(desk: Desk, { payload }: HeardAs<'event'>): Place | undefined {
  const { item, reaction, user, channel } = payload.event;
  const isOther = reaction !== undefined && reaction !== 'memo';
  if (isOther || item?.type !== 'message' || user === desk.botUserId) return undefined;
  return placed(desk, item.channel ?? channel, item.ts ?? item.message?.ts);
}

function placed(
  { poster }: Desk,
  channel: string | undefined,
  ts: string | undefined,
): Place | undefined {
  const incident = channel === undefined ? undefined : poster.incidentIn(channel);
  return channel === undefined || ts === undefined || incident === undefined
    ? undefined
    : { channel, ts, incident, message: `${channel}/${ts}` };
}

async function stands({ ship }: Desk, { incident, message }: Place): Promise<boolean> {
  const { state } = await ship.incidents.load(incident);
  return state !== undefined && noteOf(state, message) !== undefined;
}

/** Who wrote it, where that is one of us: a program and a guest are nobody here. */
async function authorOf(
  { people }: Desk,
  { payload: { from } }: HeardAs<'event'>,
  { user, team = from.team, bot_id: bot }: Message,
): Promise<PersonId | undefined> {
  if (user === undefined || bot !== undefined) return undefined;
  const who = await people.who({ user, team }, 'lately');
  return who.status === 'person' ? who.person : undefined;
}

const unread = saying(slackAnswers.messageUnread);

/** The words and the link to them. */
const wordsOf = ({ text, permalink }: Message): string =>
  [typed(text).slice(0, mostText), permalink].filter(Boolean).join('\n');

/** The message as it stands; undefined where Slack does not give it. Rejects when the process ends before. */
async function read(
  { slack, ship, leaving }: Desk,
  { channel, ts }: Place,
): Promise<Message | undefined> {
  for (let left = tries; left > 0; left -= 1) {
    try {
      const asked = { channel, timestamp: ts, full: false };
      const { message } = Got.parse(await slack.reactions.get(asked));
      return wordsOf(message) === '' ? undefined : message;
    } catch (err) {
      const trouble = troubleOf(err);
      ship.log.warn({ event: 'SlackMessageUnread', why: trouble });
      if (saidNo(trouble)) return undefined;
      if (left > 1) await ship.clock.sleep(trouble.kind === 'wait' ? trouble.ms : waitMs, leaving);
      if (leaving.aborted) throw new AnswerPutOff();
    }
  }
  return undefined;
}
