import type { z } from 'zod';
import type { NotNow } from '../app/ports/trackers.ts';
import type { Behind } from '../core/report/shapes.ts';
import type { HttpAnswer, HttpRequest } from '../lib/http/types.ts';
import type { Send } from './kind.ts';

/** So much of what a tracker says about a mistake goes into the log. */
const longestWhy = 300;

const codes: ReadonlyMap<number, Behind> = new Map([
  [400, 'Invalid'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [410, 'Gone'],
  [413, 'Invalid'],
  [415, 'Invalid'],
  [422, 'Invalid'],
  [429, 'Busy'],
]);

export const later = (code: Behind, more: Partial<NotNow> = {}): NotNow => ({
  ...more,
  status: 'later',
  code,
});

/**
 * What is common to answers over HTTP: undefined for a good one. GitHub says "too many" with 403 as well
 * (docs.github.com, "Rate limits for the REST API").
 */
export function problemOf(answer: HttpAnswer): NotNow | undefined {
  const { status, retryAfter, body } = answer;
  if (status >= 200 && status < 300) return undefined;
  const isFull = status === 403 && (retryAfter !== undefined || /rate limit/iu.test(body));
  const code = isFull ? 'Busy' : (codes.get(status) ?? 'Unreachable');
  return later(code, { afterMs: spanOf(retryAfter), why: body.slice(0, longestWhy) });
}

/** `Retry-After` in seconds; a date or nonsense is as good as nothing. */
const spanOf = (retryAfter: string | undefined): number | undefined =>
  retryAfter !== undefined && /^\d{1,5}$/u.test(retryAfter)
    ? Number(retryAfter) * 1_000
    : undefined;

/** The body of an answer in this shape; undefined for all others, and for one that was cut off. */
export function bodyOf<T>({ body, truncated }: HttpAnswer, shape: z.ZodType<T>): T | undefined {
  if (truncated) return undefined;
  try {
    return shape.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** Asks, and reads a good answer in this shape. */
export async function ask<T>(
  send: Send,
  request: HttpRequest,
  shape: z.ZodType<T>,
): Promise<{ readonly status: 'read'; readonly value: T } | NotNow> {
  const answer = await send(request);
  if ('code' in answer) return answer;
  const problem = problemOf(answer);
  if (problem) return problem;
  const value = bodyOf(answer, shape);
  return value === undefined ? later('Unclear') : { status: 'read', value };
}
