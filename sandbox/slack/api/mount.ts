import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { CallLog, FaultEffect, Faults } from '../state/ports.ts';
import { readBody } from './body.ts';
import type { Call } from './method.ts';
import { perform, type Reply, refused } from './perform.ts';
import type { RateLimits } from './rates.ts';

/** What the Web API needs from the rest of the workspace. */
export type ApiPorts = Call & {
  readonly rates: RateLimits;
  readonly faults: Faults;
  readonly log: CallLog;
};

const Params = z.object({ method: z.string() });
const Query = z.record(z.string(), z.string());
const Body = z.instanceof(Buffer).default(Buffer.alloc(0));

/** A body larger than this is refused before it is read, in bytes. Slack's own bound is not published. */
const largestBody = 4 * 1_024 * 1_024;

/** Serves `/api/<method>` for forms, JSON and multipart. */
export const mountApi = async (app: FastifyInstance, ports: ApiPorts): Promise<void> => {
  await app.register(async (api) => {
    // Bodies are read by `readBody`, which knows Slack's refusals; fastify only hands over the bytes.
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBody }, (_, body, done) =>
      done(null, body),
    );
    api.route({
      method: ['GET', 'POST'],
      url: '/api/:method',
      handler: (request, reply) => serve(ports, request, reply),
    });
  });
};

const serve = async (ports: ApiPorts, request: FastifyRequest, reply: FastifyReply) => {
  const started = performance.now();
  const at = ports.workspace.clock.now();
  const { method } = Params.parse(request.params);
  const read = await readBody(request.headers['content-type'] ?? '', Body.parse(request.body));
  const args = { ...Query.catch({}).parse(request.query), ...(read.ok ? read.value : {}) };
  const effect = await outcome(ports, method, () =>
    read.ok ? perform(ports, { method, bearer: bearerOf(request), args }) : refused(read.error),
  );
  const ms = performance.now() - started;
  ports.log.call({
    at,
    ms,
    method,
    args: withoutToken(args),
    status: effect.kind === 'drop' ? 0 : effect.reply.status,
    answer: effect.kind === 'drop' ? null : effect.reply.body,
  });
  if (effect.kind === 'drop') {
    reply.hijack();
    request.raw.socket.destroy();
    return;
  }
  await reply.code(effect.reply.status).headers(effect.reply.headers).send(effect.reply.body);
};

type Outcome =
  | { readonly kind: 'drop' }
  | { readonly kind: 'reply'; readonly reply: Omit<Reply, 'body'> & { body: string | JsonObject } };

/** The reply, unless a fault gets in its way before or after the call has been carried out. */
const outcome = async (
  { faults }: ApiPorts,
  method: string,
  carryOut: () => Reply,
): Promise<Outcome> => {
  const before = inTheWay(await faults.before(method));
  if (before !== undefined) return before;
  const reply = carryOut();
  return inTheWay(await faults.after(method)) ?? { kind: 'reply', reply };
};

const inTheWay = (effect: FaultEffect): Outcome | undefined => {
  if (effect.kind === 'none') return undefined;
  if (effect.kind === 'drop') return effect;
  const { status, headers = {}, body } = effect;
  return { kind: 'reply', reply: { status, headers, body } };
};

const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer\s+(\S+)$/iu.exec(request.headers.authorization ?? '')?.[1];

const withoutToken = ({ token: _token, ...args }: JsonObject): JsonObject => args;
