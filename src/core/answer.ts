import { z } from 'zod';

/** What whoever ordered is told: the same in Slack, over HTTP and on the command line. */
export const Answer = z.discriminatedUnion('accepted', [
  z.strictObject({
    accepted: z.literal(true),
    incident: z.string().optional(),
    events: z.array(z.strictObject({ stream: z.string(), version: z.int(), type: z.string() })),
    say: z.string(),
    /** Digest of the card that `say` shows: giving it back within its term is the confirmation. */
    card: z.string().optional(),
  }),
  z.strictObject({
    accepted: z.literal(false),
    incident: z.string().optional(),
    refusal: z.strictObject({ code: z.string(), reason: z.string(), lift: z.string() }),
    say: z.string().optional(),
    card: z.string().optional(),
  }),
]);
export type Answer = z.infer<typeof Answer>;
