import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerUnavailable } from '../app/refuse.ts';
import { actorName } from '../core/command.ts';
import { type AnyRefusal, refuse, refuseAtEdge } from '../core/refusals.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Desk } from './desk.ts';
import { answered, no, type Reply } from './reply.ts';
import type { Route } from './route.ts';
import { isAdmin, type SignedIn, signIn } from './sign-in.ts';
import { whileAllowed } from './while-allowed.ts';

type Door = Exclude<Route, { who: 'nobody' }>;

/** Puts a route on the server: signs in before the body is read, calls the route, sends its reply. */
export function mount(app: FastifyInstance, desk: Desk, route: Route): void {
  const { method, path: url } = route;
  if (route.who === 'nobody') {
    app.route({ method, url, handler: async (_, reply) => send(reply, await route.handle(desk)) });
    return;
  }
  const senders = new WeakMap<FastifyRequest, SignedIn>();
  app.route({
    method,
    url,
    onRequest: async (request, reply) => {
      const sender = admitted(desk, route, request);
      if (!sender.ok) return send(reply, no(desk.ship, sender.error));
      senders.set(request, sender.value);
    },
    handler: async (request, reply) => {
      const by = senders.get(request);
      if (by === undefined) throw new Error(`Nobody signed in at ${url}`);
      return send(reply, await replyOf(desk, route, { request, reply, by }));
    },
  });
}

function admitted(
  desk: Desk,
  { who, path }: Door,
  request: FastifyRequest,
): Result<SignedIn, AnyRefusal> {
  const sender = signIn(desk, request.headers);
  if (!sender.ok) {
    desk.ship.log.warn({ event: 'NotSignedIn', path, code: sender.error.code });
    return sender;
  }
  const { actor } = sender.value;
  if (who === 'admin' && !isAdmin(desk.ship, actor)) {
    const { admins } = desk.ship.configurations.current();
    return err(refuseAtEdge('NotAdmin', { admins }));
  }
  return who === 'person' && actor.kind === 'machine'
    ? err(refuse('MachineMayNot', { token: actor.token, order: 'read' }))
    : ok(sender.value);
}

/** Whether the door would let the same sender in now: tokens, people and administrators are as the configuration has them. */
const isSame = (now: Result<SignedIn, AnyRefusal>, { actor }: SignedIn): boolean =>
  now.ok && actorName(now.value.actor) === actorName(actor);

type Call = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly by: SignedIn;
};

/** The route's reply; a registry that cannot serve is a refusal, any other error is thrown on. */
async function replyOf(desk: Desk, route: Door, { request, reply, by }: Call): Promise<Reply> {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  const gone = AbortSignal.any([left.signal, desk.stopping]);
  const { params, query, body, headers } = request;
  try {
    const isStillIn = () => isSame(admitted(desk, route, request), by);
    return await route.handle(desk, { by, isStillIn, params, query, body, headers, gone });
  } catch (error) {
    return answered(answerUnavailable(desk.ship, error));
  }
}

/** Sends a reply. A stream is pulled no faster than its reader reads, and ended when that one goes. */
export function send(reply: FastifyReply, answer: Reply): FastifyReply {
  reply.code(answer.status);
  if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
  if ('json' in answer) {
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.json));
  }
  reply.type(answer.type);
  if ('text' in answer) return reply.send(answer.text);
  if ('bytes' in answer) return reply.send(Buffer.from(answer.bytes));
  // Nothing else comes after a stream: a connection that stays open would keep the server from closing.
  return reply
    .headers({ ...answer.headers, 'x-accel-buffering': 'no', connection: 'close' })
    .send(Readable.from(whileAllowed(answer), { objectMode: false }));
}
