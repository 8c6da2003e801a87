import { z } from 'zod';
import type { Effort, Ending } from '../../app/ports/kinds.ts';
import { capText } from '../../lib/capped-output.ts';
import { httpCall } from '../../lib/http/call.ts';
import type { HttpAnswer, HttpRequest, HttpWay } from '../../lib/http/types.ts';
import { Headers, HttpUrl, headersOf, SecretHeaders } from '../../lib/http/with.ts';
import { Json } from '../../lib/json.ts';
import { JsonPath } from '../../lib/json-path.ts';
import { mismatchOf, type Problem, Status } from '../http-answer.ts';
import { Until, untilHolds } from '../http-until.ts';
import { failed, workerKind } from '../step-kind.ts';

const Http = z
  .strictObject({
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).default('POST'),
    url: HttpUrl,
    headers: Headers.default({}),
    headers_secret: SecretHeaders.default({}),
    /** A text goes out as it is; anything else as JSON. */
    body: Json.optional(),
    expect: z
      .strictObject({ status: Status.optional(), json: z.record(JsonPath, Json).default({}) })
      .default({ json: {} }),
    until: Until.optional(),
  })
  .refine(({ url, until }) => until?.url === undefined || isSameOrigin(until.url, url), {
    error: 'until.url must be on the same host as url: it is asked with the same headers',
    path: ['until', 'url'],
  })
  .refine(({ method, body }) => body === undefined || !['GET', 'HEAD'].includes(method), {
    error: 'GET and HEAD carry no body',
    path: ['body'],
  });
type Http = z.output<typeof Http>;

const isSameOrigin = (a: string, b: string): boolean =>
  URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin;

/** A request that changes something and got no answer: nobody can tell whether it took effect. */
const mayHaveActed = ({ method }: Http, code: string): boolean =>
  method !== 'GET' && method !== 'HEAD' && ['Timeout', 'Aborted', 'ConnectionLost'].includes(code);

/** Sends one request, once, and may then watch with GETs until something holds. */
export const http = workerKind({
  kind: 'http',
  doc: 'Sends one request: method, url, headers, headers_secret, body, expect {status, json}; until {url, path or status, equals, every, for} watches with GET afterwards. Loopback, link-local and metadata addresses only where allowed.',
  with: Http,
  describe: ({ method, url, until }) =>
    `${method} ${url}${until === undefined ? '' : ', then watch until it holds'}`,
  run: async (task) => {
    const { with: given, site, signal } = task;
    const { headers, missing } = headersOf(given, task.secrets);
    if (missing !== undefined) {
      return failed(
        'SecretMissing',
        `the secret ${missing} is not listed under "secrets" of this step`,
      );
    }
    const way: HttpWay = { guard: site.guard, resolve: site.resolve, signal };
    const answer = await httpCall(requestOf(given, headers, task), way);
    if (!answer.ok) {
      const { code, why, sent } = answer.error;
      const ending = failed(code, why, { sent });
      return sent && mayHaveActed(given, code) ? { ...ending, outcome: 'unknown' } : ending;
    }
    const problem = mismatchOf(given.expect, answer.value);
    if (problem !== undefined || given.until === undefined) return endingOf(answer.value, problem);
    const watch = { method: 'GET', url: given.until.url ?? given.url, headers };
    const late = await untilHolds(given.until, watch, way, task.progress);
    return endingOf(answer.value, late);
  },
});

function requestOf(
  given: Http,
  headers: Readonly<Record<string, string>>,
  effort: Effort,
): HttpRequest {
  const isText = typeof given.body === 'string';
  return {
    method: given.method,
    url: given.url,
    headers: {
      ...(given.body === undefined
        ? {}
        : { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json' }),
      ...headers,
      'idempotency-key': effort.idempotencyKey,
      'x-sternway-epoch': String(effort.epoch),
    },
    body: bodyOf(given.body),
  };
}

const bodyOf = (body: Json | undefined): string | undefined =>
  body === undefined || typeof body === 'string' ? body : JSON.stringify(body);

function endingOf(answer: HttpAnswer, problem: Problem | undefined): Ending {
  const { text, bytes, sha256 } = capText(answer.body);
  const evidence = {
    sent: true,
    status: answer.status,
    address: answer.address,
    bytes,
    sha256,
    truncated: answer.truncated,
  };
  if (problem === undefined) return { outcome: 'finished', evidence, output: text };
  const [code, why] = problem;
  return {
    outcome: 'failed',
    code,
    evidence: { ...evidence, why },
    output: `${why}\n${text}`.trimEnd(),
  };
}
