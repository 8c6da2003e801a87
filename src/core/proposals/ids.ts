import { z } from 'zod';

/** `P1`: one proposal of an incident. */
export const ProposalId = z
  .string()
  .regex(/^P[1-9]\d{0,5}$/u, 'a proposal is written P1')
  .brand<'ProposalId'>();
export type ProposalId = z.infer<typeof ProposalId>;
