import { z } from 'zod';
import { Duration } from '../../lib/durations.ts';
import type { StepSpec } from '../plan/plan.ts';

const evidenceKinds = ['text', 'link', 'number', 'none'] as const;

/** What the core must know of a step that a person does. */
const Manual = z.object({
  role: z.string().min(1),
  evidence: z.enum(evidenceKinds).default('text'),
  instruction: z.string().default(''),
});
export type Manual = z.infer<typeof Manual>;

export const manualOf = (spec: StepSpec): Manual => Manual.parse(spec.with);

/** What the core must know of a step that the clock ends: its length in milliseconds. */
export const clockMs = (spec: StepSpec): number =>
  z.object({ duration: Duration }).parse(spec.with).duration;

/** Whether this text is evidence of the kind that the step asks for. */
export function isEvidence(kind: Manual['evidence'], text: string): boolean {
  switch (kind) {
    case 'none':
      return true;
    case 'text':
      return text !== '';
    case 'number':
      return text !== '' && Number.isFinite(Number(text));
    case 'link':
      return z.url({ protocol: /^https?$/u }).safeParse(text).success;
  }
}
