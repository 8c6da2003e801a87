import { z } from 'zod';
import { leastRetention, type Retention, usualRetention, yearMs } from '../core/retention/terms.ts';
import { sayDuration } from '../lib/durations.ts';

const dayMs = 86_400_000;
const written = /^(?<amount>[1-9]\d{0,3})(?<unit>[dy])$/u;

/** Days or years, as people write how long records are kept → milliseconds. A year is its longest: 366 days. */
const Keeping = z.string().transform((text, context) => {
  const { amount, unit } = written.exec(text)?.groups ?? {};
  if (amount !== undefined) return Number(amount) * (unit === 'y' ? yearMs : dayMs);
  context.addIssue(`"${text}" is not how long something is kept; write for example 90d or 7y`);
  return z.NEVER;
});

const keeping = (what: keyof Retention) =>
  Keeping.refine(
    (ms) => ms >= leastRetention[what],
    `it is kept for ${sayDuration(leastRetention[what])} at least`,
  ).default(usualRetention[what]);

/** How long what was written is kept, by what it is. */
export const WrittenRetention = z.strictObject({
  decision: keeping('decision').describe('What was decided, why, and what was found out'),
  chat: keeping('chat').describe('Notes, and orders that moved nothing, word for word'),
  output: keeping('output').describe('What steps and checks printed'),
  payload: keeping('payload').describe('What came in from outside'),
  directory: keeping('directory').describe('Whom this file names no more, since they were seen'),
});
