import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { answerNo } from '../app/refuse.ts';
import type { Ship } from '../app/ship.ts';
import type { Answer } from '../core/answer.ts';
import { type AnyRefusal, refuseAtEdge } from '../core/refusals.ts';
import { no, type Reply } from './reply.ts';

/** More than any order needs (promises.md, X2). */
export const bodyLimit = 1_048_576;

/** What was wrong with a request before any route saw it, by the code of the framework. */
const badRequests: Readonly<Record<string, readonly [status: number, problem: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'only content-type application/json is read here'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'the body is not JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'the body is empty'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'the body is not as long as content-length says'],
  FST_ERR_BAD_URL: [400, 'the address cannot be decoded'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'a part of the address is too long'],
};

/** The refusal for a request that cannot be served; undefined for what is nobody's fault but ours. */
function refusalFor(error: FastifyError): readonly [status: number, AnyRefusal] | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return [413, refuseAtEdge('TooLarge', { limit: bodyLimit })];
  }
  const known = badRequests[error.code];
  const { statusCode = 500 } = error;
  const [status, problem] =
    known ?? (statusCode < 500 ? [statusCode, 'the request cannot be read'] : []);
  if (status === undefined || problem === undefined) return undefined;
  return [status, refuseAtEdge('BadRequest', { problems: [problem] })];
}

/** A fault of ours: said plainly, without anything of the error in it. */
const unexpected: Answer = {
  accepted: false,
  refusal: {
    code: 'Unexpected',
    reason: 'Sternway made a mistake with this request. What was recorded before is safe.',
    lift: 'Ask for the status to see what is recorded, then send it again with the same Idempotency-Key. Whoever runs Sternway finds the error in its log.',
  },
};

/** Whatever went wrong, in the shape of every refusal. Faults of ours are logged. */
function faultReply(ship: Ship, error: FastifyError, request: FastifyRequest): Reply {
  const refusal = refusalFor(error);
  if (refusal !== undefined) {
    return { status: refusal[0], json: answerNo(ship, refusal[1]) };
  }
  const { method, routeOptions } = request;
  ship.log.warn({ event: 'RequestFailed', method, path: routeOptions.url, err: error });
  return { status: 500, json: unexpected };
}

export const nothingThere = (ship: Ship): Reply =>
  no(ship, refuseAtEdge('NotFound', { what: 'such address' }));

/** The framework's error handlers, all of them answering the same way. */
export const faultHandler =
  (ship: Ship, send: (reply: FastifyReply, answer: Reply) => FastifyReply) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
    void send(reply, faultReply(ship, error, request));

const phrases: Readonly<Record<string, readonly [status: string, problem: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'the headers are too long'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'the request took too long to arrive'],
};

/** Answers what is not even HTTP, on the bare socket, and closes it. */
export const answerGarbage =
  (ship: Ship) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, problem] = phrases[error.code ?? ''] ?? ['400 Bad Request', 'this is not HTTP'];
    const refusal = refuseAtEdge('BadRequest', { problems: [problem] });
    const body = JSON.stringify(answerNo(ship, refusal));
    const head = [
      `HTTP/1.1 ${status}`,
      'content-type: application/json; charset=utf-8',
      'x-content-type-options: nosniff',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  };
