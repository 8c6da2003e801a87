import { z } from 'zod';
import type { Clock } from '../../app/ports/clock.ts';
import type { Log } from '../../app/ship.ts';
import type { Message } from '../blocks/message.ts';
import { troubleOf } from '../trouble.ts';
import { AnswerPutOff, type Tell } from './desk.ts';
import type { Reach } from './payload.ts';

/** After this long an answer is worth nothing any more: so long a `response_url` lives. */
const lifeMs = 30 * 60_000;
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

type Block = Message['blocks'][number];
type Private = { channel: string; text: string; blocks: Block[] };

/** The slice of Slack that private answers need. */
export type Voices = {
  /** `chat.postEphemeral` */
  readonly whisper: (asked: Private & { user: string; thread_ts?: string }) => Promise<unknown>;
  /** `chat.postMessage` */
  readonly post: (asked: Private) => Promise<unknown>;
  /** `conversations.open` */
  readonly open: (asked: { users: string }) => Promise<unknown>;
  /** Answers through a `response_url`; false when Slack did not take it. Such an address knows of no thread by itself. */
  readonly respond: (
    url: string,
    message: Message,
    where: { readonly thread_ts?: string },
  ) => Promise<boolean>;
};

type Outside = {
  readonly voices: Voices;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborted when the process drains. */
  readonly signal: AbortSignal;
};

/** How a way went: told, not by this way, or not now. */
type Went =
  | { readonly is: 'told' }
  | { readonly is: 'no' }
  | { readonly is: 'unclear' }
  | { readonly is: 'later'; readonly ms: number };
type Way = (reach: Reach, message: Message) => Promise<Went>;

/**
 * The one place where people are answered in private: through the `response_url`, at most once; else in the channel,
 * visible to them alone; else in their own messages. What Slack puts off is tried again for half an hour and then logged.
 */
export function openAnswers({ voices, clock, log, signal }: Outside): Tell {
  const say = wayIn(voices);
  return async (reach, message) => {
    const { responseUrl, channel } = reach;
    const where = threadIn(reach);
    if (responseUrl !== undefined && (await voices.respond(responseUrl, message, where))) return;
    const until = clock.monotonic() + lifeMs;
    let wait = firstWaitMs;
    let went = await say(reach, message);
    while (went.is === 'later' && clock.monotonic() < until) {
      await clock.sleep(Math.max(went.ms, wait), signal);
      if (signal.aborted) throw new AnswerPutOff();
      wait = Math.min(wait * 2, longestWaitMs);
      went = await say(reach, message);
    }
    if (went.is !== 'told') log.warn({ event: 'SlackNotAnswered', channel, why: went.is });
  };
}

const threadIn = ({ thread }: Reach): { readonly thread_ts?: string } =>
  thread === undefined ? {} : { thread_ts: thread };

/** In the channel where it was asked, or where Slack refuses that, to the person. */
function wayIn(voices: Voices): Way {
  const inChannel = whispered(voices);
  const inPerson = posted(voices);
  return async (reach, message) => {
    if (reach.channel === undefined) return inPerson(reach, message);
    const went = await inChannel(reach, message);
    return went.is === 'no' ? inPerson(reach, message) : went;
  };
}

/** Seen twice it does no harm, so after a lost response it is said again. */
const whispered =
  ({ whisper }: Voices): Way =>
  (reach, { text, blocks }) => {
    const { user, channel = '' } = reach;
    const said = whisper({ channel, user, text, blocks: [...blocks], ...threadIn(reach) });
    return went(said, { is: 'later', ms: 0 });
  };

const Opened = z.object({ channel: z.object({ id: z.string() }) });

/** A message of the bot to one person. After a lost response it may stand there, so it is not posted again. */
const posted =
  ({ post, open }: Voices): Way =>
  async ({ user }, { text, blocks }) => {
    let channel = '';
    const opening = async (): Promise<void> => {
      channel = Opened.parse(await open({ users: user })).channel.id;
    };
    const opened = await went(opening(), { is: 'later', ms: 0 });
    return opened.is === 'told'
      ? went(post({ channel, text, blocks: [...blocks] }), { is: 'unclear' })
      : opened;
  };

async function went(call: Promise<unknown>, whenLost: Went): Promise<Went> {
  try {
    await call;
    return { is: 'told' };
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind === 'unclear') return whenLost;
    return trouble.kind === 'wait' ? { is: 'later', ms: trouble.ms } : { is: 'no' };
  }
}
