import { z } from 'zod';
import { err, type Result } from '../../../lib/result.ts';
import type { Message } from '../../blocks/message.ts';
import { lacking, type Trouble } from '../../trouble.ts';
import type { Place } from '../send/find.ts';
import type { MessageTools } from './incident.ts';

type Tools = Pick<MessageTools, 'call' | 'planRefused'>;

const eventType = 'sternway_message';

const Posted = z.object({ ts: z.string() });
type Posted = z.infer<typeof Posted>;

export type Letter = {
  readonly message: Message;
  /** What finds it again: it stands in the message's metadata. */
  readonly outboxId: string;
};

const body = ({ message, outboxId }: Letter) => ({
  text: message.text,
  blocks: message.blocks,
  metadata: { event_type: eventType, event_payload: { outbox_id: outboxId } },
});

/** Without blocks what is said still arrives. */
const withoutBlocks = (letter: Letter): Letter => ({
  ...letter,
  message: { text: letter.message.text, blocks: [] },
});

/** Without the permission to write there is nothing wrong with what is said: it waits until the app is given it. */
const orLater = <T>(said: Result<T, Trouble>): Result<T, Trouble> =>
  said.ok || said.error.code !== lacking ? said : err({ kind: 'passing', code: said.error.code });

async function orPlain<T>(
  { planRefused }: Tools,
  letter: Letter,
  send: (letter: Letter) => Promise<Result<T, Trouble>>,
): Promise<Result<T, Trouble>> {
  const said = orLater(await send(letter));
  const { blocks } = letter.message;
  if (said.ok || said.error.kind !== 'blocks' || blocks.length === 0) return said;
  if (blocks.some(({ type }) => type === 'plan')) planRefused();
  return send(withoutBlocks(letter));
}

/** Posts a new message; in words alone where Slack does not take its blocks. */
export const post = (
  tools: Tools,
  { channel, thread, broadcast }: Place & { readonly broadcast: boolean },
  letter: Letter,
): Promise<Result<Posted, Trouble>> =>
  orPlain(tools, letter, (one) =>
    tools.call(
      'chat.postMessage',
      {
        channel,
        ...(thread !== undefined && { thread_ts: thread, reply_broadcast: broadcast }),
        ...body(one),
        unfurl_links: false,
        unfurl_media: false,
      },
      Posted,
    ),
  );

/** Edits a message that stands. */
export const edit = (
  tools: Tools,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  letter: Letter,
): Promise<Result<Posted, Trouble>> =>
  orPlain(tools, letter, (one) => tools.call('chat.update', { channel, ts, ...body(one) }, Posted));
