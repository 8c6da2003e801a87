import type { FastifyReply } from 'fastify';
import type { Live } from './live.ts';
import type { LiveEvent } from './shapes.ts';

// Many changes come at once; a page that asks again for each of them would do so in vain.
const gatherMs = 30;
const heartbeatMs = 15_000;

/** Sends a person's news as server-sent events until the page goes away. */
export function stream(live: Live, user: string, reply: FastifyReply): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  raw.write(':\n\n');
  const waiting = new Map<string, LiveEvent>();
  let gathering: NodeJS.Timeout | undefined;
  const flush = (): void => {
    gathering = undefined;
    for (const data of waiting.keys()) raw.write(`data: ${data}\n\n`);
    waiting.clear();
  };
  const stop = live.hear(user, (event) => {
    waiting.set(JSON.stringify(event), event);
    gathering ??= setTimeout(flush, gatherMs);
  });
  const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs);
  raw.on('close', () => {
    stop();
    clearTimeout(gathering);
    clearInterval(heartbeat);
  });
}
