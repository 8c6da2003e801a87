import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerUnavailable } from '../../app/refuse.ts';
import type { Desk } from '../desk.ts';
import { readAssets } from './assets.ts';
import { notSignedIn, notThere, unavailable, unexpected } from './doors.ts';
import { mountForms } from './forms.ts';
import { cameFromElsewhere, pageHeaders } from './headers.ts';
import { pages } from './list.ts';
import type { Page } from './page.ts';
import { type House, lookOf, sendNotice, sendShown } from './send.ts';
import { readerOf } from './session.ts';
import { mountSignIn } from './sign-in.ts';

/** A form holds a link or the name of a zone. */
const formBytes = 4_096;

/** Puts the dashboard on the server, in a scope of its own: forms and cookies are read here and nowhere else. */
export function mountPages(app: FastifyInstance, desk: Desk): void {
  void app.register(async (scope) => {
    const house: House = { desk, assets: await readAssets(), pages };
    await scope.register(cookie);
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formBytes },
      (_request, body, done) => {
        done(null, Object.fromEntries(new URLSearchParams(String(body))));
      },
    );
    scope.addHook('onRequest', async (_, reply) => void reply.headers(pageHeaders));
    scope.setErrorHandler((error, request, reply) => failed(house, { request, reply }, error));
    mountAssets(scope, house);
    mountSignIn(scope, house);
    mountForms(scope, house);
    for (const page of pages) mountPage(scope, house, page);
    scope.get('/dashboard/*', async (request, reply) =>
      sendNotice(house, { request, reply, reader: await readerOf(desk, request) }, notThere),
    );
  });
}

function mountAssets(scope: FastifyInstance, { assets }: House): void {
  for (const { path, type, text } of Object.values(assets)) {
    scope.get(path, async (_, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(text),
    );
  }
}

function mountPage(scope: FastifyInstance, house: House, page: Page): void {
  const { desk } = house;
  scope.get(page.path, async (request, reply) => {
    const reader = await readerOf(desk, request);
    if (reader === undefined) return refuse(house, request, reply);
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    const gone = AbortSignal.any([left.signal, desk.stopping]);
    const { params, query } = request;
    const looked = { reader, look: lookOf(house, request), params, query, gone };
    return sendShown(house, { request, reply, reader }, await page.show(desk, looked));
  });
}

/** Whoever came by a link that stands elsewhere is sent once more: only then does a browser show a strict cookie. */
function refuse(house: House, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { commands } = house.desk.ship.configurations.current();
  const again = cameFromElsewhere(request.headers) ? request.url : undefined;
  return sendNotice(house, { request, reply }, notSignedIn({ commands }, again), again);
}

function failed(
  house: House,
  visit: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  error: unknown,
): FastifyReply {
  const { ship } = house.desk;
  const status = statusIn(error);
  if (status !== undefined && status < 500) {
    return sendNotice(house, visit, { ...notThere, status, title: 'Not read' });
  }
  try {
    const answer = answerUnavailable(ship, error);
    if (!answer.accepted) {
      return sendNotice(house, visit, unavailable(answer.refusal.reason, answer.refusal.lift));
    }
  } catch {
    ship.log.warn({ event: 'RequestFailed', path: visit.request.routeOptions.url, err: error });
  }
  return sendNotice(house, visit, unexpected);
}

const statusIn = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
