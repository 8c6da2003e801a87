import { z } from 'zod';
import { err, type Result } from '../../../lib/result.ts';
import type { Message } from '../../blocks/message.ts';
import { lacking, type Trouble } from '../../trouble.ts';
import { call } from '../send/call.ts';
import type { Place } from '../send/find.ts';
import type { Hands } from './vessel.ts';

type Desk = Pick<Hands, 'client' | 'planRefused'>;

const eventType = 'sternway_message';

const Posted = z.object({ ts: z.string() });
type Posted = z.infer<typeof Posted>;

type Letter = {
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
  { planRefused }: Desk,
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
  desk: Desk,
  { channel, thread, broadcast }: Place & { readonly broadcast: boolean },
  letter: Letter,
): Promise<Result<Posted, Trouble>> =>
  orPlain(desk, letter, (one) =>
    call(
      desk.client,
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
  desk: Desk,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  letter: Letter,
): Promise<Result<Posted, Trouble>> =>
  orPlain(desk, letter, (one) =>
    call(desk.client, 'chat.update', { channel, ts, ...body(one) }, Posted),
  );
