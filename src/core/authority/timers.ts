import { z } from 'zod';
import { PersonId } from '../ids.ts';

/** What the timer may say about who decides. */
export const authorityTimers = [
  z.strictObject({ kind: z.literal('handoverLapses'), to: PersonId }),
  z.strictObject({ kind: z.literal('breakGlassEnds'), by: PersonId }),
  z.strictObject({ kind: z.literal('commandClaimLapses'), by: PersonId }),
] as const;
