import type { RecordPart, Registry } from '../app/ports/registry.ts';
import type { Envelope } from '../core/envelope.ts';

const pageSize = 500;

/**
 * The whole registry, one JSON line an event: `{ "event": envelope, "texts": { name: text } }`, by position; or the events
 * of one stream alone. Erased texts are absent, as in the registry. Holds one page in memory. What is appended later than
 * `upTo` is not in it: nobody has asked whether the reader may see that.
 */
export async function* exportEvents(
  registry: Pick<Registry, 'since' | 'texts' | 'read'>,
  { upTo, stream }: RecordPart,
): AsyncGenerator<string> {
  const pages = stream === undefined ? all(registry, upTo) : ofStream(registry, stream, upTo);
  for await (const events of pages) {
    const texts = await registry.texts(events);
    for (const event of events) {
      const own = texts.get(`${event.stream}#${event.version}`) ?? {};
      yield `${JSON.stringify({ event, texts: own })}\n`;
    }
  }
}

type Pages = AsyncGenerator<readonly Envelope[]>;

async function* all({ since }: Pick<Registry, 'since'>, upTo: number): Pages {
  for (let position = 0; position < upTo; ) {
    const events = await since(position, pageSize);
    const last = events.at(-1);
    if (last === undefined) return;
    yield until(events, upTo);
    position = last.position;
  }
}

async function* ofStream({ read }: Pick<Registry, 'read'>, stream: string, upTo: number): Pages {
  yield until(await read(stream), upTo);
}

const until = (events: readonly Envelope[], upTo: number): readonly Envelope[] =>
  events.filter(({ position }) => position <= upTo);
