import { z } from 'zod';
import { type Listening, serve } from '../shop/lib/serve.ts';

const Call = z.object({
  action: z.enum(['trigger', 'acknowledge', 'resolve']),
  contact: z.string().optional(),
  summary: z.string(),
});

export type Pager = AsyncDisposable & Pick<Listening, 'url'>;

/** The pager of the shop's people: it rings in the terminal, and knows no sleep. */
export async function openPager(rings: (line: string) => void): Promise<Pager> {
  const { url, close } = await serve({
    'POST /': ({ body }) => {
      const call = Call.safeParse(body);
      if (!call.success) return { status: 400, body: { error: z.prettifyError(call.error) } };
      const { action, contact = 'somebody', summary } = call.data;
      if (action === 'trigger') rings(`The pager of ${contact} rings: ${summary}`);
      return { status: 200, body: { state: 'delivered' } };
    },
  });
  return { url, [Symbol.asyncDispose]: close };
}
