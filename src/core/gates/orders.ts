import { z } from 'zod';

const supportVerdicts = ['no-increase', 'increase', 'need-time'] as const;
export const SupportVerdict = z.enum(supportVerdicts);

/** Orders about gates. */
export const gateOrders = [
  z.strictObject({
    kind: z.literal('supportSays'),
    verdict: SupportVerdict,
    evidence: z.string().trim().max(4_000).optional(),
  }),
] as const;
