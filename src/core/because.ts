import { z } from 'zod';
import { PersonId } from './ids.ts';

/**
 * Why a decision was allowed, stored with it: the rule, who and in which role, where the roster came from and how old
 * it was, the versions of the rules, how the order arrived, the program, and the card that was shown.
 */
export const Because = z.strictObject({
  rule: z.string(),
  person: PersonId,
  role: z.string(),
  roster: z.strictObject({ source: z.string(), digest: z.string(), ageMs: z.int() }).optional(),
  configuration: z.string(),
  playbook: z.string().optional(),
  /** `http:<token name>`, `slack:<envelope id>`, `local:<token name>`. */
  arrival: z.string(),
  program: z.string(),
  card: z.string().optional(),
});
export type Because = z.infer<typeof Because>;
