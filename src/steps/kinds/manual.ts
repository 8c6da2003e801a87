import { z } from 'zod';
import { waitingKind } from '../step-kind.ts';

/** Something that a person does and says so, with evidence. */
export const manual = waitingKind({
  kind: 'manual',
  by: 'person',
  doc: 'A person of a role does what the instruction says and acknowledges it, with evidence: text, link, number or none.',
  with: z.strictObject({
    instruction: z.string().min(1).max(2_000),
    role: z.string().min(1),
    evidence: z.enum(['text', 'link', 'number', 'none']).default('text'),
  }),
  describe: ({ instruction, role }) => `${role}: ${instruction}`,
});
