import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { whenAborted } from '../abort.ts';
import { err, ok, type Result } from '../result.ts';
import type { Address, HttpFailure, HttpWay, Resolve } from './types.ts';

const resolveAll: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/**
 * The addresses of a URL's host that the guard lets through. The socket is given these and nothing
 * else, so what was checked is what is connected to, whatever DNS answers a moment later.
 */
export async function pinned(
  url: URL,
  { guard, signal, resolve = resolveAll }: HttpWay,
): Promise<Result<readonly Address[], HttpFailure>> {
  const host = url.hostname.replaceAll(/^\[|\]$/gu, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const family = isIP(host);
  const all = family === 0 ? await inTime(resolve(host), signal) : [{ address: host, family }];
  const judged = all.map((one) => ({ one, refused: guard(host, one.address, port) }));
  const open = judged.filter(({ refused }) => refused === undefined).map(({ one }) => one);
  if (open.length > 0) return ok(open);
  const refused = judged.find((one) => one.refused !== undefined)?.refused;
  if (refused !== undefined) return err({ ...refused, sent: false });
  return err({ code: 'Unreachable', why: `${host} has no address`, sent: false });
}

/** A name server may take longer than the caller has. */
async function inTime<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  using aborted = whenAborted(signal);
  // Awaited here: the listener must stay until one of the two is there.
  return await Promise.race([answer, aborted.promise.then(() => Promise.reject(signal.reason))]);
}
