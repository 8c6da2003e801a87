import { z } from 'zod';
import { Target } from '../ids.ts';
import { SaidMoment } from '../said-moment.ts';
import { timelineOrder } from '../timeline/orders.ts';

/** Free text that a person typed: bounded, so that nobody can fill the registry with one order. */
export const FreeText = z
  .string()
  .trim()
  .min(1)
  .max(4_000)
  .regex(/[^\p{C}\p{Z}]/u, 'nothing in it can be read');
/** A person as people name one: `@first-oncall` or `first-oncall`. */
export const Handle = z.string().trim().min(1).max(80);
export const roles = ['commander', 'deputy', 'ops', 'comms', 'scribe', 'dba', 'support'] as const;
export const Role = z.union([
  z.enum(roles),
  z.templateLiteral(['approver:', z.string().regex(/^[a-z0-9-]+$/u)]),
]);
export type Role = z.infer<typeof Role>;
export const Severity = z.enum(['sev1', 'sev2', 'sev3', 'sev4', 'sev5']);
export type Severity = z.infer<typeof Severity>;

export const incidentOrders = [
  z.strictObject({
    kind: z.literal('declare'),
    severity: Severity.optional(),
    targets: z.array(Target).min(1).max(20),
    title: FreeText,
    /** Only those who are let in may know of it. */
    private: z.literal(true).optional(),
    /** Since when users hurt, where somebody knows. */
    since: SaidMoment.optional(),
  }),
  z.strictObject({
    kind: z.literal('assign'),
    role: Role,
    who: Handle,
  }),
  z.strictObject({
    kind: z.literal('note'),
    text: FreeText,
    /** The moment that it speaks of, where that is an earlier one. */
    at: SaidMoment.optional(),
  }),
  z.strictObject({ kind: z.literal('mitigated'), evidence: FreeText }),
  z.strictObject({ kind: z.literal('recovered') }),
  z.strictObject({ kind: z.literal('reopen'), reason: FreeText }),
  z.strictObject({ kind: z.literal('close'), reportOwner: Handle.optional() }),
] as const;

/** Questions: they read and change nothing. */
export const incidentQuestions = [
  z.strictObject({ kind: z.literal('status') }),
  z.strictObject({ kind: z.literal('who') }),
  z.strictObject({ kind: z.literal('catchUp') }),
  z.strictObject({ kind: z.literal('dashboard') }),
  z.strictObject({ kind: z.literal('help'), about: z.string().optional() }),
  timelineOrder,
] as const;
