import { z } from 'zod';
import type { Question } from '../app/ports/kinds.ts';
import { httpCall } from '../lib/http/call.ts';
import type { HttpAnswer } from '../lib/http/types.ts';
import { Headers, HttpUrl, headersOf, SecretHeaders } from '../lib/http/with.ts';
import { Json } from '../lib/json.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { Site } from './check-kind.ts';

/** An address that is only ever read, with the headers that it wants. */
export const Source = z.strictObject({
  url: HttpUrl,
  headers: Headers.default({}),
  headers_secret: SecretHeaders.default({}),
});
export type Source = z.output<typeof Source>;

/** One GET, or a sentence about why there is no answer. */
export async function get(
  source: Source,
  { signal, secrets }: Question,
  { guard, resolve }: Site,
): Promise<Result<HttpAnswer, string>> {
  const { headers, missing } = headersOf(source, secrets);
  if (missing !== undefined) return err(`the secret ${missing} is not listed under "secrets"`);
  const answer = await httpCall(
    { method: 'GET', url: source.url, headers },
    { guard, resolve, signal },
  );
  return answer.ok ? answer : err(answer.error.why);
}

/** The body of an answer as JSON, or a sentence about why it is none. */
export function jsonOf({ body, truncated }: HttpAnswer): Result<Json, string> {
  if (truncated) return err('the answer is over 1 MB and was not read to the end');
  try {
    const value: unknown = JSON.parse(body);
    return ok(Json.parse(value));
  } catch {
    return err('the answer is not JSON');
  }
}
