import { z } from 'zod';
import { Seen } from './finding.ts';

/** Something that was seen, by the look that saw it. */
export const Finding = Seen.extend({ look: z.string() });
export type Finding = z.infer<typeof Finding>;

/** Everything that was seen. `isRunning`: the process that takes orders looked, not one beside it. */
export const Examined = z.object({
  at: z.string(),
  isRunning: z.boolean(),
  findings: z.array(Finding),
});
export type Examined = z.infer<typeof Examined>;
