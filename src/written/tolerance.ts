import { z } from 'zod';
import { directions, type Tolerance } from '../core/plan/plan.ts';

const share = /^(?<percent>\d+(?:\.\d+)?) ?%$/u;

/** `10%` of what it was, a number in the figure's own unit, or `any`. */
const Written = z
  .union([z.number().nonnegative(), z.string()], {
    error: 'expected 10%, a number, or any',
  })
  .transform((written, context): Tolerance => {
    if (typeof written === 'number') return { by: 'amount', most: written };
    if (written === 'any') return { by: 'any' };
    const percent = share.exec(written)?.groups?.['percent'];
    if (percent !== undefined) return { by: 'share', most: Number(percent) / 100 };
    context.addIssue('expected 10%, a number, or any');
    return z.NEVER;
  });

export const WrittenTolerance = Written.optional().describe(
  'How much worse than before the run it may get: 10% of it, a number, or any',
);

export const Better = z
  .enum(directions)
  .optional()
  .describe('Which way its figure gets better, where its kind cannot tell');
