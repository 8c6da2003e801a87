import type { z } from 'zod';

/** Asks the workspace over HTTP. An answer of another shape than expected is a throw: then the two do not fit. */
export type Http = {
  readonly get: <T>(path: string, shape: z.ZodType<T>) => Promise<T>;
  readonly send: <T>(
    path: string,
    shape: z.ZodType<T>,
    body?: unknown,
    method?: 'POST' | 'DELETE',
  ) => Promise<T>;
};

// An act is answered when the app has acknowledged, at most three seconds later; the rest is for a slow machine.
const patienceMs = 20_000;

/** The workspace at this address, for example `http://127.0.0.1:3939`. */
export function newHttp(url: string): Http {
  const ask = async <T>(path: string, shape: z.ZodType<T>, init: RequestInit): Promise<T> => {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(new URL(path, url), { ...init, signal });
    const said: unknown = await response.json();
    const parsed = shape.safeParse(said);
    if (parsed.success) return parsed.data;
    throw new Error(`${path} answered ${JSON.stringify(said)}`, { cause: parsed.error });
  };
  return {
    get: (path, shape) => ask(path, shape, {}),
    send: (path, shape, body = {}, method = 'POST') =>
      ask(path, shape, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
