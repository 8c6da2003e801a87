import type { Registry } from '../app/ports/registry.ts';
import type { Envelope } from '../core/envelope.ts';

const pageSize = 500;

/**
 * The whole registry, one JSON line an event: `{ "event": envelope, "texts": { name: text } }`, by position; or the events
 * of one stream alone. Erased texts are absent, as in the registry. Holds one page in memory, and of the whole includes
 * what is appended while it runs.
 */
export async function* exportEvents(
  registry: Pick<Registry, 'since' | 'texts' | 'read'>,
  stream?: string,
): AsyncGenerator<string> {
  const pages = stream === undefined ? all(registry) : ofStream(registry, stream);
  for await (const events of pages) {
    const texts = await registry.texts(events);
    for (const event of events) {
      const own = texts.get(`${event.stream}#${event.version}`) ?? {};
      yield `${JSON.stringify({ event, texts: own })}\n`;
    }
  }
}

type Pages = AsyncGenerator<readonly Envelope[]>;

async function* all({ since }: Pick<Registry, 'since'>): Pages {
  for (let position = 0; ; ) {
    const events = await since(position, pageSize);
    const last = events.at(-1);
    if (last === undefined) return;
    yield events;
    position = last.position;
  }
}

async function* ofStream({ read }: Pick<Registry, 'read'>, stream: string): Pages {
  yield await read(stream);
}
