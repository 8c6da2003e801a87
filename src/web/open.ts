import fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../app/ports/clock.ts';
import type { Desk } from './desk.ts';
import { type Beside, openExposition } from './exposition.ts';
import { answerGarbage, bodyLimit, faultHandler, nothingThere } from './faults.ts';
import { mount, send } from './mount.ts';
import { mountPages } from './pages/mount.ts';
import { routes } from './routes/list.ts';
import { mountSlack, type SlackListener } from './slack.ts';
import { type Traffic, traffic } from './traffic.ts';
import { mountWebhooks } from './webhooks/mount.ts';

const headersMs = 10_000;
const requestMs = 15_000;
const idleMs = 10_000;
const lookForLateMs = 5_000;
/** After this long open connections are cut: whoever hangs on one must not keep the process from ending. */
const closeMs = 3_000;
const headerBytes = 16_384;

export type WebOptions = Omit<Desk, 'stopping' | 'exposition'> &
  Beside & {
    /** Where Slack's signed requests go, in HTTP mode. */
    readonly slack?: SlackListener | undefined;
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
  };

/** The server. Disposing ends its streams, answers what it has begun, and closes every connection. */
export type Web = AsyncDisposable & {
  /** `http://127.0.0.1:3400` */
  readonly url: string;
};

/** The server cannot listen where it was told to. */
export class WebUnopened extends Error {
  override readonly name = 'WebUnopened';
}

/** Listens for HTTP. Rejects with `WebUnopened` when the host and port cannot be had. Main says whether the host is loopback only. */
export async function openWeb({
  host,
  port,
  slack,
  owed,
  anchored,
  ...given
}: WebOptions): Promise<Web> {
  const stopping = new AbortController();
  const exposition = openExposition(given.ship, { owed, anchored });
  const desk: Desk = { ...given, exposition, stopping: stopping.signal };
  const app = serverOf(desk);
  const under = traffic();
  app.addHook('onRequest', async (_, reply) => under.add(reply.raw));
  for (const route of routes) mount(app, desk, route);
  mountWebhooks(app, desk);
  mountPages(app, desk);
  if (slack !== undefined) mountSlack(app, desk.ship, slack);
  try {
    const url = await app.listen({ host, port });
    desk.ship.address.opened(url);
    desk.ship.log.info({ event: 'Listening', url });
    const close = () => closed(app, { under, stopping, clock: desk.ship.clock });
    return { url, [Symbol.asyncDispose]: close };
  } catch (error) {
    await app.close();
    throw new WebUnopened(sayUnopened(error, host, port), { cause: error });
  }
}

function serverOf(desk: Desk): FastifyInstance {
  const faults = faultHandler(desk.ship, send);
  const app = fastify({
    bodyLimit,
    requestTimeout: requestMs,
    keepAliveTimeout: idleMs,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: faults,
    clientErrorHandler: answerGarbage(desk.ship),
    http: {
      maxHeaderSize: headerBytes,
      headersTimeout: headersMs,
      connectionsCheckingInterval: lookForLateMs,
    },
  });
  // Only JSON is read, so that no form of another site is an order.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(faults);
  app.setNotFoundHandler((_, reply) => send(reply, nothingThere(desk.ship)));
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });
  return app;
}

type Closing = {
  readonly under: Traffic;
  readonly stopping: AbortController;
  readonly clock: Clock;
};

/** Connections without a request, also those that never sent one, are not waited for. */
async function closed(app: FastifyInstance, { under, stopping, clock }: Closing): Promise<void> {
  stopping.abort();
  const closing = app.close();
  const patience = new AbortController();
  await Promise.race([under.quiet(), clock.sleep(closeMs, patience.signal)]);
  patience.abort();
  app.server.closeAllConnections();
  await closing;
}

const Code = z.object({ code: z.string() });
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there, perhaps another Sternway',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this machine has no such address',
};

function sayUnopened(error: unknown, host: string, port: number): string {
  const code = Code.safeParse(error).data?.code ?? String(error);
  const why = reasons[code] ?? code;
  return `Sternway cannot listen on ${host}, port ${port}: ${why}. Stop that program, or choose another place with PORT (0 takes any free one) and HOST.`;
}
