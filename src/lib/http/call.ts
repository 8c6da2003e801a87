import { err, ok, type Result } from '../result.ts';
import { exchange } from './exchange.ts';
import { failureOf } from './failure.ts';
import { pinned } from './pinned.ts';
import type { HttpAnswer, HttpFailure, HttpRequest, HttpWay } from './types.ts';

const mostRedirects = 5;

/**
 * One HTTP request with its answer, or why there is none. Redirects are followed for GET and HEAD
 * within the same origin only; every connection is checked by the guard at the address it goes to. Never throws.
 */
export async function httpCall(
  request: HttpRequest,
  way: HttpWay,
): Promise<Result<HttpAnswer, HttpFailure>> {
  let url = request.url;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await callOnce({ ...request, url }, way);
    if (!answer.ok || !isRedirect(answer.value)) return answer;
    const next = nextUrl(request, url, answer.value.location);
    if (!next.ok) return next;
    url = next.value;
  }
  return refusedRedirect(`it was redirected more than ${mostRedirects} times`);
}

const isRedirect = ({ status, location }: HttpAnswer): boolean =>
  status >= 300 && status < 400 && location !== undefined;

function nextUrl(request: HttpRequest, url: string, location = ''): Result<string, HttpFailure> {
  const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
  if (next === undefined) return refusedRedirect('it redirects to something that is no address');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusedRedirect(
      `it redirects to ${next.origin}, and a ${request.method} is not sent twice`,
    );
  }
  if (next.origin !== new URL(url).origin) {
    return refusedRedirect(`it redirects to another host, ${next.origin}`);
  }
  return ok(next.href);
}

const refusedRedirect = (why: string) => err({ code: 'RedirectRefused', why, sent: true } as const);

async function callOnce(
  request: HttpRequest,
  way: HttpWay,
): Promise<Result<HttpAnswer, HttpFailure>> {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return err({ code: 'BadRequest', why: 'this is not an http or https address', sent: false });
  }
  const state = { sent: false };
  try {
    const addresses = await pinned(url, way);
    if (!addresses.ok) return addresses;
    return ok(await exchange(request, url, { ...way, addresses: addresses.value, state }));
  } catch (error) {
    return err(failureOf(error, url, way.signal, state.sent));
  }
}
