import { z } from 'zod';
import { PersonId } from '../ids.ts';

/** A standing order as it was signed when the incident was declared. */
export const SignedOrder = z.strictObject({
  /** Whoever answers for the service and acts, without being there. */
  by: PersonId,
  /** The service that it was signed for: it never acts on another one. */
  service: z.string(),
  /** How long people have to cancel it. */
  countdownMs: z.int().positive(),
});
export type SignedOrder = z.infer<typeof SignedOrder>;
