import type { Registry } from '../app/ports/registry.ts';

const pageSize = 500;

/**
 * The whole registry, one JSON line an event: `{ "event": envelope, "texts": { name: text } }`, by position. Erased texts
 * are absent, as in the registry. Holds one page in memory, and includes what is appended while it runs.
 */
export async function* exportEvents(
  registry: Pick<Registry, 'since' | 'texts'>,
): AsyncGenerator<string> {
  for (let position = 0; ; ) {
    const events = await registry.since(position, pageSize);
    const last = events.at(-1);
    if (last === undefined) return;
    const texts = await registry.texts(events);
    for (const event of events) {
      const own = texts.get(`${event.stream}#${event.version}`) ?? {};
      yield `${JSON.stringify({ event, texts: own })}\n`;
    }
    position = last.position;
  }
}
