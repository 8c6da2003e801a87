import { z } from 'zod';
import { type Listening, serve } from '../shop/lib/serve.ts';

const Update = z.object({ key: z.string(), status: z.string(), text: z.string() });

export type StatusPage = AsyncDisposable & Pick<Listening, 'url'>;

/** What the shop tells the public: each update once, in the terminal. */
export async function openStatusPage(tells: (line: string) => void): Promise<StatusPage> {
  const shown = new Set<string>();
  const { url, close } = await serve({
    'POST /': ({ body }) => {
      const update = Update.safeParse(body);
      if (!update.success) return { status: 400, body: { error: z.prettifyError(update.error) } };
      const { key, status, text } = update.data;
      if (!shown.has(key)) tells(`The status page says (${status}): ${text}`);
      shown.add(key);
      return { status: 200, body: {} };
    },
  });
  return { url, [Symbol.asyncDispose]: close };
}
