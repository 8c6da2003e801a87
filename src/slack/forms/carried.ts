import { z } from 'zod';
import { Instant } from '../../core/ids.ts';
import { Section } from '../../core/report/shapes.ts';
import { JsonObject } from '../../lib/json.ts';

/** Where a form was opened, and what its screen showed. */
const where = {
  v: z.literal(1),
  incident: z.string().optional(),
  seen: z.int().optional(),
  channel: z.string().optional(),
  thread: z.string().optional(),
};

const evidenceKinds = ['text', 'link', 'number', 'none'] as const;

/** A place of an order that a person fills in: `<reason>` becomes the field `reason`. */
const Blank = z.strictObject({
  name: z.string(),
  field: z.string(),
  kind: z.string(),
  /** What kind of evidence the step asks for. */
  evidence: z.enum(evidenceKinds).optional(),
});

/** What one of the usual reasons is chosen under, beside the words of one's own. */
export const usualName = 'usual';

/** What a form brings back in its `private_metadata`: all that is known without what was typed. */
export const Carried = z.discriminatedUnion('form', [
  z.strictObject({
    ...where,
    form: z.literal('fill'),
    order: JsonObject,
    blanks: z.array(Blank),
  }),
  z.strictObject({
    ...where,
    form: z.literal('card'),
    incident: z.string(),
    plan: z.string(),
    digest: z.string(),
  }),
  /** The report: each section that is asked for, with how often it had been written. */
  z.strictObject({
    ...where,
    form: z.literal('report'),
    incident: z.string(),
    revisions: z.partialRecord(Section, z.int()),
  }),
  z.strictObject({ ...where, form: z.literal('declare') }),
  z.strictObject({ ...where, form: z.literal('note'), at: Instant.optional() }),
  /** `asked`: the fields that stood in it beside the strategy and the reason. */
  z.strictObject({ ...where, form: z.literal('switch'), asked: z.array(z.string()) }),
  z.strictObject({
    ...where,
    form: z.literal('evidence'),
    /** By incident: the epoch of the strategy whose steps were offered. */
    epochs: z.record(z.string(), z.int()),
  }),
]);
export type Carried = z.infer<typeof Carried>;
export type Blank = z.infer<typeof Blank>;

/** What a form carried; nothing for what is not one of ours. */
export function carriedIn(metadata: string): Carried | undefined {
  try {
    const carried: unknown = JSON.parse(metadata);
    return Carried.safeParse(carried).data;
  } catch {
    return undefined;
  }
}
