import type { z } from 'zod';

const answerMs = 5_000;

/** A service answered, but not with what was hoped for. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What is asked of a service. `timeoutMs` covers the whole exchange; missing: five seconds. */
export type Exchange = {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
};

/** Asks a service and reads its JSON. Throws `Refused` for any status but 2xx, fetch's own error when nobody answers. */
export async function ask<T>(shape: z.ZodType<T>, url: string, given: Exchange = {}): Promise<T> {
  const response = await fetch(url, {
    method: given.method ?? 'GET',
    headers: { 'content-type': 'application/json', ...given.headers },
    signal: AbortSignal.timeout(given.timeoutMs ?? answerMs),
    ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(response.status, `${response.status} from ${url}: ${text}`);
  return shape.parse(JSON.parse(text));
}
