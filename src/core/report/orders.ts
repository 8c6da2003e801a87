import { z } from 'zod';
import { FreeText, Handle } from '../incident/orders.ts';
import { Aim, Day, Factor, FollowUpName, Section, Template } from './shapes.ts';

/** Orders about the report. */
export const reportOrders = [
  z.strictObject({
    kind: z.literal('reportWrite'),
    section: Section,
    text: FreeText,
    /** How often the section had been written when this was begun: 0 for one that nobody has written. */
    revision: z
      .string()
      .regex(/^\d{1,5}$/u, 'a revision is a number, as the report shows it')
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('reportFactor'),
    change: z.enum(['add', 'drop']),
    factor: Factor,
    why: FreeText.optional(),
  }),
  z.strictObject({
    kind: z.literal('followUp'),
    aim: Aim,
    owner: Handle,
    due: Day,
    text: FreeText,
  }),
  z.strictObject({
    kind: z.literal('followUpEnd'),
    how: z.enum(['done', 'drop']),
    followUp: FollowUpName,
    evidence: FreeText,
  }),
  /** The playbook has taken up what was learned. `version`: as the playbook calls it now, or the first digits of its hash. */
  z.strictObject({
    kind: z.literal('playbookChange'),
    followUp: FollowUpName,
    version: z.string().trim().min(1).max(100),
  }),
  z.strictObject({ kind: z.literal('reportOwner'), who: Handle }),
  z.strictObject({ kind: z.literal('reportFinish') }),
  z.strictObject({ kind: z.literal('reportPublish') }),
  z.strictObject({ kind: z.literal('reportSign'), finding: FreeText.optional() }),
] as const;

/** Questions about the report. */
export const reportQuestions = [
  z.strictObject({
    kind: z.literal('report'),
    format: z.enum(['md', 'html', 'json']).default('md'),
    /** In another shape than the configured one. */
    template: Template.optional(),
  }),
] as const;
