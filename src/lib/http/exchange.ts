import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Address, HttpAnswer, HttpRequest, HttpWay } from './types.ts';

/** The longest body that is read of any answer, in bytes. */
const longestBody = 1024 * 1024;

/** A way with the addresses that may be connected to; `state.sent` becomes true when the target may have the request. */
type Line = HttpWay & { readonly addresses: readonly Address[]; readonly state: { sent: boolean } };

/** Sends one request and reads its answer. Rejects with what the network says. */
export function exchange(request: HttpRequest, url: URL, line: Line): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const isTls = url.protocol === 'https:';
  const options = {
    method: request.method,
    headers: { 'accept-encoding': 'identity', 'user-agent': 'sternway', ...request.headers },
    signal: line.signal,
    lookup: only(line.addresses),
  };
  // A connection of its own for each request: a kept one would escape the guard of the next.
  const outgoing = isTls
    ? httpsRequest(url, { ...options, agent: new HttpsAgent({ keepAlive: false }) })
    : httpRequest(url, { ...options, agent: new HttpAgent({ keepAlive: false }) });
  outgoing.on('socket', (socket) =>
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      line.state.sent = true;
    }),
  );
  outgoing.on('error', reject);
  outgoing.on('response', (incoming) => {
    readAnswer(incoming, line.maxBytes ?? longestBody).then(resolve, reject);
  });
  outgoing.end(request.body);
  return promise;
}

async function readAnswer(incoming: IncomingMessage, maxBytes: number): Promise<HttpAnswer> {
  const address = incoming.socket.remoteAddress ?? '';
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(part.subarray(0, Math.max(0, maxBytes - bytes)));
    bytes += part.length;
    if (bytes > maxBytes) break;
  }
  const whole = Buffer.concat(chunks);
  return {
    status: incoming.statusCode ?? 0,
    location: incoming.headers.location,
    retryAfter: incoming.headers['retry-after'],
    body: whole.toString('utf8'),
    bytes: whole,
    date: incoming.headers.date,
    truncated: bytes > maxBytes,
    address,
  };
}

const only =
  (addresses: readonly Address[]): LookupFunction =>
  (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true || first === undefined) done(null, [...addresses]);
    else done(null, first.address, first.family);
  };
