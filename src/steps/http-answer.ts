import { z } from 'zod';
import { same } from '../lib/compare.ts';
import type { HttpAnswer } from '../lib/http/types.ts';
import { Json } from '../lib/json.ts';
import { valueAt } from '../lib/json-path.ts';

export type Problem = readonly [code: string, why: string];

const Code = z.int().min(100).max(599);
/** The status that is expected, or several of which one is; 200 to 299 when nothing is said. */
export const Status = z.union([Code.transform((code) => [code]), z.array(Code).min(1)]);

type Expected = {
  readonly status?: readonly number[] | undefined;
  /** Path → the value that must stand there. */
  readonly json: Readonly<Record<string, Json>>;
};

/** What of an answer is not as expected, or nothing. */
export function mismatchOf(expected: Expected, answer: HttpAnswer): Problem | undefined {
  const isExpected = expected.status?.includes(answer.status) ?? isSuccess(answer.status);
  if (!isExpected) {
    const wanted = expected.status?.join(' or ') ?? '200 to 299';
    return ['UnexpectedStatus', `it answered with status ${answer.status}, not ${wanted}`];
  }
  const wanted = Object.entries(expected.json);
  if (wanted.length === 0) return undefined;
  const body = jsonOf(answer);
  if (body === undefined) return unreadable(answer);
  const wrong = wanted.find(([path, value]) => !isAt(body, path, value));
  if (wrong === undefined) return undefined;
  const [path, value] = wrong;
  return ['UnexpectedBody', `${path} is ${say(valueAt(body, path))}, not ${say(value)}`];
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function isAt(body: Json, path: string, value: Json): boolean {
  const actual = valueAt(body, path);
  return actual !== undefined && same(actual, value);
}

/** The answer's body as JSON, or `undefined` when it is none or was too long to be read whole. */
export function jsonOf({ body, truncated }: HttpAnswer): Json | undefined {
  if (truncated) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return Json.safeParse(value).data;
  } catch {
    return undefined;
  }
}

const unreadable = ({ truncated }: HttpAnswer): Problem =>
  truncated
    ? ['ResponseTooLarge', 'its answer is over 1 MB and was not read to the end']
    : ['BadJson', 'its answer is not JSON'];

/** A value for people: short. */
export const say = (value: Json | undefined): string =>
  value === undefined ? 'missing' : JSON.stringify(value).slice(0, 200);
