import { z } from 'zod';

/** Free text of an event by name. It is kept beside the chain, may be erased, and no rule ever reads it. */
const Texts = z.record(z.string(), z.string());

/** The schema of one stored event type: its codes, and maybe texts. */
export const stored = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), texts: Texts.optional(), ...shape });
