import { z } from 'zod';

/** One server-sent event: its name, its id where it has one, and its data as text. */
export type ServerEvent = {
  readonly name: string;
  readonly id: string | undefined;
  readonly data: string;
};

/** Longer than any status: what grows beyond it is not ours. */
const longest = 4_000_000;

/** The events of a stream, in order; comments (heartbeats) come through as events without a name. */
export async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of body) {
    rest += decoder.decode(piece, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    if (rest.length > longest) throw new Error('An event of the stream does not end');
    for (const block of blocks) yield eventIn(block);
  }
}

function eventIn(block: string): ServerEvent {
  const fields = block.split('\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const valueOf = (name: string) => fields.find(([field]) => field === name)?.[1];
  return { name: valueOf('event') ?? '', id: valueOf('id'), data: valueOf('data') ?? '' };
}

const parsed = z.string().transform((text, context) => {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
/** What a `status` and a `line` event carry. */
export const StatusData = parsed.pipe(z.object({ say: z.string() }));
export const LineData = parsed.pipe(z.object({ at: z.string(), text: z.string() }));
