import { z } from 'zod';
import { changeVerdicts } from './events.ts';

export const outsideOrders = [
  z.strictObject({
    kind: z.literal('outside'),
    change: z.string().regex(/^O\d{1,6}$/u, 'an outside change is written O1'),
    verdict: z.enum(changeVerdicts),
  }),
] as const;

export const outsideQuestions = [z.strictObject({ kind: z.literal('where') })] as const;
