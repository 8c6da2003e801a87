import { z } from 'zod';
import { ok, type Result } from '../../../lib/result.ts';
import type { Trouble } from '../../trouble.ts';
import type { Call } from './call.ts';
import type { Given } from './request.ts';

type Book<T> = {
  readonly method: string;
  readonly given: Given;
  /** What one page holds. */
  readonly page: z.ZodType<readonly T[]>;
  readonly mostPages: number;
};

const Cursor = z.object({
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});

/** The first entry of a list in pages that fits, if one does. */
export async function findInPages<T>(
  call: Call,
  { method, given, page, mostPages }: Book<T>,
  fits: (entry: T) => boolean,
): Promise<Result<T | undefined, Trouble>> {
  const both = Cursor.loose().transform((said, context) => {
    const entries = page.safeParse(said);
    if (!entries.success) context.addIssue('a page of another shape');
    const next = said.response_metadata?.next_cursor ?? '';
    return { entries: entries.data ?? [], next };
  });
  let cursor = '';
  for (let count = 0; count < mostPages; count += 1) {
    const said = await call(method, cursor === '' ? given : { ...given, cursor }, both);
    if (!said.ok) return said;
    const found = said.value.entries.find(fits);
    if (found !== undefined || said.value.next === '') return ok(found);
    cursor = said.value.next;
  }
  return ok(undefined);
}

const List = z
  .object({
    channels: z.array(
      z.object({ id: z.string(), name: z.string(), creator: z.string().optional() }),
    ),
  })
  .transform(({ channels }) => channels);
type Channel = z.infer<typeof List>[number];

const channelsAPage = 999;
const mostChannelPages = 20;

/** The channel of this kind that fits, if there is one; of the private ones those that the bot is in. */
export const findChannel = (
  call: Call,
  fits: (channel: Channel) => boolean,
  types: 'public_channel' | 'private_channel' = 'public_channel',
): Promise<Result<Channel | undefined, Trouble>> =>
  findInPages(
    call,
    {
      method: 'conversations.list',
      given: { exclude_archived: true, types, limit: channelsAPage },
      page: List,
      mostPages: mostChannelPages,
    },
    fits,
  );
