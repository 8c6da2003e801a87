import type { FastifyReply } from 'fastify';
import type { Live } from './live.ts';

// Many changes come at once; a page that asks again for each of them would do so in vain.
const gatherMs = 30;
const heartbeatMs = 15_000;

/** Sends a person's news as server-sent events until the page goes away. */
export function stream(live: Live, user: string, reply: FastifyReply): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  raw.write(':\n\n');
  const waiting = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  const flush = (): void => {
    gathering = undefined;
    for (const data of waiting) raw.write(`data: ${data}\n\n`);
    waiting.clear();
  };
  const stop = live.hear(user, {
    news: (event) => {
      waiting.add(JSON.stringify(event));
      gathering ??= setTimeout(flush, gatherMs);
    },
    end: () => raw.end(),
  });
  const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs);
  raw.on('close', () => {
    stop();
    clearTimeout(gathering);
    clearInterval(heartbeat);
  });
}
