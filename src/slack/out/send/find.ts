import { z } from 'zod';
import { ok, type Result } from '../../../lib/result.ts';
import type { Trouble } from '../../trouble.ts';
import type { Call } from './call.ts';
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

/** How a place is searched. */
export const searchOf = ({ thread }: Place): 'conversations.history' | 'conversations.replies' =>
  thread === undefined ? 'conversations.history' : 'conversations.replies';

/** The `ts` of our message with this outbox id, if it stands there: asked before anything is posted a second time. */
export async function findPosted(
  call: Call,
  { channel, thread }: Place,
  outboxId: string,
): Promise<Result<string | undefined, Trouble>> {
  const method = searchOf({ channel, thread });
  const given = { limit: pageSize, include_all_metadata: true, channel };
  const found = await findInPages(
    call,
    {
      method,
      given: thread === undefined ? given : { ...given, ts: thread },
      page: Messages,
      mostPages: thread === undefined ? mostPages.channel : mostPages.thread,
    },
    ({ metadata }) => metadata?.event_payload['outbox_id'] === outboxId,
  );
  return found.ok ? ok(found.value?.ts) : found;
}
