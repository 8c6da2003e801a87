import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { abortCode } from '../lib/abort.ts';
import { same } from '../lib/compare.ts';
import { sayDuration } from '../lib/durations.ts';
import { httpCall } from '../lib/http/call.ts';
import type { HttpRequest, HttpWay } from '../lib/http/types.ts';
import { HttpUrl } from '../lib/http/with.ts';
import { Json } from '../lib/json.ts';
import { JsonPath, valueAt } from '../lib/json-path.ts';
import { Millis } from '../lib/millis.ts';
import { jsonOf, type Problem, say } from './http-answer.ts';

/** What must become true after the request, watched with GETs: a value at a path, or a status. */
export const Until = z
  .strictObject({
    url: HttpUrl.optional(),
    path: JsonPath.optional(),
    status: z.int().min(100).max(599).optional(),
    equals: Json.optional(),
    every: Millis.default(2_000),
    for: Millis.default(60_000),
  })
  .refine(({ path, status }) => path !== undefined || status !== undefined, {
    error: 'say what must hold: path with equals, or status',
  })
  .refine(({ path, equals }) => (path === undefined) === (equals === undefined), {
    error: 'path and equals go together',
    path: ['equals'],
  });
type Until = z.output<typeof Until>;

/** Asks again and again; answers nothing once it holds, or why it never did. An answer that fails is only not yet. */
export async function untilHolds(
  until: Until,
  request: HttpRequest,
  way: HttpWay,
  progress: (line: string) => void,
): Promise<Problem | undefined> {
  const over = AbortSignal.timeout(until.for);
  const signal = AbortSignal.any([over, way.signal]);
  let last = 'nothing was answered';
  while (!signal.aborted) {
    const seen = await look(until, request, { ...way, signal });
    if (seen === undefined) return undefined;
    // The end of the time is no news about the target.
    if (!signal.aborted) last = seen;
    progress(`not yet: ${last}`);
    await sleep(until.every, undefined, { signal }).catch(() => undefined);
  }
  if (way.signal.aborted) {
    return [
      abortCode(way.signal),
      `the request was answered; the watch after it was ended, last: ${last}`,
    ];
  }
  return ['NotReached', `after ${sayDuration(until.for)} it did not hold; last: ${last}`];
}

/** What is seen instead of what must hold; nothing when it holds. */
async function look(until: Until, request: HttpRequest, way: HttpWay): Promise<string | undefined> {
  const answer = await httpCall(request, way);
  if (!answer.ok) return answer.error.why;
  const { status } = answer.value;
  if (until.status !== undefined && until.status !== status) return `status ${status}`;
  if (until.path === undefined || until.equals === undefined) return undefined;
  const body = jsonOf(answer.value);
  if (body === undefined) return `status ${status} without readable JSON`;
  const value = valueAt(body, until.path);
  return value !== undefined && same(value, until.equals)
    ? undefined
    : `${until.path} is ${say(value)}`;
}
