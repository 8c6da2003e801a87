import { z } from 'zod';
import { answerMessage } from '../blocks/answer.ts';
import { saidNo, troubleOf } from '../trouble.ts';
import { AnswerPutOff, type Desk, type HeardAs } from './desk.ts';
import { give, whoActed } from './give.ts';
import { momentOf } from './shortcut.ts';
import { saying } from './told.ts';
import { typed } from './words.ts';

const Reacted = z.object({
  message: z.object({ text: z.string().default(''), permalink: z.string().default('') }),
});

/** A note has room for so many characters; the link to the message takes some of them. */
const mostText = 3_500;
const tries = 3;
const waitMs = 5_000;

/** :memo: on a message of an incident's channel puts it into the timeline, with its own time, once. */
export async function reaction(desk: Desk, heard: HeardAs<'event'>): Promise<void> {
  const marked = markedIn(desk, heard);
  if (marked === undefined) return;
  const { channel, ts, incident } = marked;
  // One message is one note, whoever marks it and however often.
  const key = `slack:memo:${channel}:${ts}`;
  if ((await desk.ship.registry.answered(key)) !== undefined) return;
  const person = await whoActed(desk, heard);
  if (person === undefined) return;
  const { reach } = heard.payload;
  const text = await textOf(desk, channel, ts);
  if (text === undefined) return desk.tell(reach, unread);
  const at = momentOf(ts);
  const order = { kind: 'note', text, ...(at !== undefined && { at }) } as const;
  // Not an order that may have become wrong meanwhile: it carries the time that it speaks of.
  const answer = await give(desk, { ...heard, isLate: false }, { order, person, incident, key });
  await desk.tell(reach, answerMessage(answer));
}

/** The message that was marked; undefined for any other reaction, and outside an incident's channel. */
function markedIn({ poster }: Desk, { payload }: HeardAs<'event'>) {
  const { item, reaction: name } = payload.event;
  const { channel, ts } = item ?? {};
  if (name !== 'memo' || item?.type !== 'message' || channel === undefined || ts === undefined) {
    return undefined;
  }
  const incident = poster.incidentIn(channel);
  return incident === undefined ? undefined : { channel, ts, incident };
}

const unread = saying(
  'Slack does not let the message be read, so it was not put into the timeline. "Add to timeline" in the menu of the message does the same.',
);

/** The message and the link to it; undefined where Slack does not give it. Rejects when the process ends before. */
async function textOf(
  { slack, ship, leaving }: Desk,
  channel: string,
  ts: string,
): Promise<string | undefined> {
  for (let left = tries; left > 0; left -= 1) {
    try {
      const asked = { channel, timestamp: ts, full: false };
      const { message } = Reacted.parse(await slack.reactions.get(asked));
      return (
        [typed(message.text).slice(0, mostText), message.permalink].filter(Boolean).join('\n') ||
        undefined
      );
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
