import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

/** A request as a handler sees it: parts of the path that the route names, and the body as JSON. */
export type Ask = {
  readonly named: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
};

/** `body` is sent as JSON, a string as plain text. */
export type Answer = { readonly status: number; readonly body: unknown };
type Handler = (ask: Ask) => Answer | Promise<Answer>;

/** `PUT /backends/:id` → what answers it. */
export type Routes = Readonly<Record<string, Handler>>;

/** A small HTTP server on loopback, on a port that nobody else has. */
export type Listening = { readonly url: string; readonly close: () => Promise<void> };

const bodyBytes = 64 * 1024;

class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Serves the routes on 127.0.0.1; port 0 lets the kernel choose, so a taken port is never tried. */
export async function serve(routes: Routes): Promise<Listening> {
  const server = createServer((request, response) => {
    void respond(routes, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return { url: `http://127.0.0.1:${address.port}`, close: () => close(server) };
}

/** Takes no new connection and waits for the answers under way. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

async function respond(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await answer(routes, request).catch(sayWhy);
  const text = typeof body === 'string' ? body : `${JSON.stringify(body)}\n`;
  const type = typeof body === 'string' ? 'text/plain; version=0.0.4' : 'application/json';
  response.writeHead(status, { 'content-type': type, connection: 'close' }).end(text);
}

async function answer(routes: Routes, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://shop');
  const asked = `${request.method} ${url.pathname}`;
  for (const [route, handler] of Object.entries(routes)) {
    const named = match(route, asked);
    const { headers } = request;
    if (named)
      return handler({ named, query: url.searchParams, headers, body: await read(request) });
  }
  return { status: 404, body: { error: `Nothing at ${asked}.`, routes: Object.keys(routes) } };
}

function match(route: string, asked: string): Record<string, string> | undefined {
  const [wanted, given] = [route.split('/'), asked.split('/')];
  if (wanted.length !== given.length) return undefined;
  const pairs = wanted.map((part, index) => [part, given[index] ?? ''] as const);
  if (pairs.some(([part, text]) => (part.startsWith(':') ? text === '' : part !== text)))
    return undefined;
  const named = pairs.filter(([part]) => part.startsWith(':'));
  return Object.fromEntries(named.map(([part, text]) => [part.slice(1), text]));
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > bodyBytes) throw new Unreadable(`The body is over ${bodyBytes} bytes.`);
  }
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Unreadable('The body is not JSON.', { cause });
  }
}

function sayWhy(problem: unknown): Answer {
  if (problem instanceof Unreadable) return { status: 400, body: { error: problem.message } };
  const error = problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem);
  process.stderr.write(`${problem instanceof Error ? problem.stack : error}\n`);
  return { status: 500, body: { error } };
}
