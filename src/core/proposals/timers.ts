import { z } from 'zod';
import { ProposalId } from './ids.ts';

/** What the timer may say about the table. */
export const proposalTimers = [
  z.strictObject({ kind: z.literal('declineOver'), proposal: ProposalId }),
  z.strictObject({ kind: z.literal('objectionsOver'), poll: z.string() }),
] as const;
