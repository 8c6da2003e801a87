import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { openLines } from './effects.ts';

/** A target that steps reach over HTTP. It writes down every POST as soon as it has come, and answers after `?ms=`. */
export async function startCountingServer(
  effects: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  const lines = openLines(effects);
  const server = createServer((request, response) => {
    const effect = request.method === 'POST' ? effectOf(request) : undefined;
    if (effect) for (const note of ['begin', 'end']) lines.add({ note, ...effect });
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const answer = () => response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    setTimeout(answer, Number(searchParams.get('ms')));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      lines[Symbol.dispose]();
    },
  };
}

function effectOf({ headers }: IncomingMessage) {
  const key = String(headers['idempotency-key']);
  const slash = key.indexOf('/');
  return {
    step: key.slice(slash + 1),
    epoch: Number(headers['x-sternway-epoch']),
    key,
    registry: key.slice(0, slash),
    pid: process.pid,
    at: Date.now(),
  };
}
