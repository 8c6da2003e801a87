import { z } from 'zod';
import { type Json, Json as JsonValue } from './json.ts';
import { unreachable } from './unreachable.ts';

/** The closed set of comparisons; there are no expressions to evaluate. */
const Operator = z.enum(['==', '!=', '<', '<=', '>', '>=']);

export const Comparison = z.strictObject({ op: Operator, value: JsonValue });
export type Comparison = z.infer<typeof Comparison>;

/**
 * Whether `actual op value` holds. `undefined` when the two have no order: `<` and its kin need two
 * finite numbers, and only equal types are ever equal.
 */
export function holds(actual: Json, { op, value }: Comparison): boolean | undefined {
  if (op === '==') return same(actual, value);
  if (op === '!=') return !same(actual, value);
  if (!isFigure(actual) || !isFigure(value)) return undefined;
  switch (op) {
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    default:
      return unreachable(op);
  }
}

const isFigure = (value: Json): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** JSON equality; the order of keys does not count. */
export function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return sameList(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameMember(a, b, key));
}

function sameList(a: Json, b: Json): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, at) => {
    const other = b[at];
    return other !== undefined && same(item, other);
  });
}

function sameMember(
  a: { readonly [key: string]: Json },
  b: { readonly [key: string]: Json },
  key: string,
): boolean {
  if (!Object.hasOwn(b, key)) return false;
  const [left, right] = [a[key], b[key]];
  return left !== undefined && right !== undefined && same(left, right);
}
