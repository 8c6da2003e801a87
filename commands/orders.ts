import type { z } from 'zod';
import { Order } from '../src/core/orders.ts';
import { ok, type Result } from '../src/lib/result.ts';
import { type Slip, slip } from './misread.ts';
import { closest, echo } from './spelling.ts';
import type { Draft } from './verb.ts';

const count = (n: number | bigint): string => n.toLocaleString('en-US');

/** What to do with words that are too long, for a person who does not want to lose them. */
const keepLongText =
  'Nothing was recorded. Keep the long text in a file or a page and give its link, or send it in parts with a note.';

/** The order that a draft amounts to, once zod has looked at it. */
export function orderOf(draft: Draft): Result<Order, Slip> {
  const fields = Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== undefined),
  );
  const parsed = Order.safeParse(fields);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return issue === undefined ? slip('BadValue', 'This is no order.') : said(issue, draft);
}

function said(issue: z.core.$ZodIssue, draft: Draft): ReturnType<typeof slip> {
  const field = String(issue.path[0] ?? 'value');
  const value = draft[field];
  if (issue.code === 'too_big' && typeof value === 'string') {
    const length = `The ${field} has ${count(value.length)} characters; ${count(issue.maximum)} fit.`;
    return slip('TooLong', `${length} ${keepLongText}`);
  }
  if (issue.code === 'too_small' && issue.origin !== 'number') {
    return slip('MissingArgument', `The ${field} is empty.`);
  }
  const part = Array.isArray(value) ? value[Number(issue.path[1])] : undefined;
  const word = typeof part === 'string' ? part : undefined;
  const what = word === undefined ? `The ${field}` : `"${echo(word)}"`;
  return slip('BadValue', `${what} ${wrongWith(issue, word)}`);
}

/** What is wrong with a value, for a person: the words of zod are those of a program, but where the order has its own. */
function wrongWith(issue: z.core.$ZodIssue, word: string | undefined): string {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String);
      const list = values.join(', ');
      const near = word === undefined ? undefined : closest(word, values);
      const meant = near === undefined ? '' : ` Did you mean ${near.word}?`;
      return issue.message.startsWith('Invalid')
        ? `is none of ${list}.${meant}`
        : `does not fit: ${issue.message}.${meant}`;
    }
    case 'too_big':
      return `is too much: at most ${count(issue.maximum)}.`;
    case 'too_small':
      return `is too little: at least ${count(issue.minimum)}.`;
    default:
      return issue.message.startsWith('Invalid')
        ? 'is not written as it is expected here.'
        : `does not fit: ${issue.message}.`;
  }
}

/** A line that is longer than any order can be. */
export const lineTooLong = (length: number, limit: number): ReturnType<typeof slip> =>
  slip(
    'TooLong',
    `This is ${count(length)} characters long; a command may have ${count(limit)}. ${keepLongText}`,
  );
