import { z } from 'zod';
import { ok, type Result } from '../../../lib/result.ts';
import type { Trouble } from '../../trouble.ts';
import type { SlackClient } from './call.ts';
import { findInPages } from './pages.ts';

const pageSize = 200;
/** A channel's history begins with the newest, a thread with the oldest: of a long thread the end has to be reached. */
const mostPages = { channel: 1, thread: 15 } as const;

const Messages = z
  .object({
    messages: z
      .array(
        z.object({
          ts: z.string(),
          metadata: z
            .object({ event_payload: z.record(z.string(), z.unknown()).default({}) })
            .optional(),
        }),
      )
      .default([]),
  })
  .transform(({ messages }) => messages);

export type Place = { readonly channel: string; readonly thread?: string | undefined };

/** The `ts` of our message with this outbox id, if it stands there: asked before anything is posted a second time. */
export async function findPosted(
  client: Pick<SlackClient, 'apiCall'>,
  { channel, thread }: Place,
  outboxId: string,
): Promise<Result<string | undefined, Trouble>> {
  const common = { limit: pageSize, include_all_metadata: true, channel };
  const book =
    thread === undefined
      ? { method: 'conversations.history', given: common, mostPages: mostPages.channel }
      : {
          method: 'conversations.replies',
          given: { ...common, ts: thread },
          mostPages: mostPages.thread,
        };
  const found = await findInPages(
    client,
    { ...book, page: Messages },
    ({ metadata }) => metadata?.event_payload['outbox_id'] === outboxId,
  );
  return found.ok ? ok(found.value?.ts) : found;
}
