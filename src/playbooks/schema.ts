import { z } from 'zod';
import { LocalId } from '../core/ids.ts';
import { firstWaves, supportWays } from '../core/plan/plan.ts';
import { strategies } from '../core/strategy/strategy.ts';
import { writtenCheck } from '../written/check.ts';
import type { AsWritten, Kinds } from '../written/kinds.ts';
import { Name, Version, Words } from '../written/scalars.ts';
import { Pattern } from './pattern.ts';
import { writtenStep } from './step.ts';

const Metadata = z.strictObject({
  name: Name.describe('The name of the file without .yaml'),
  service: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/u, 'a service is lower-case letters, digits and dashes'),
  owner: Words.describe('The team that answers for this playbook'),
  version: Version,
  last_reviewed: z.iso.date('a date is written 2026-11-21').optional(),
});

const Input = z.strictObject({
  description: Words,
  default: z.string().optional(),
  pattern: Pattern.optional(),
});

const Assumption = z.strictObject({
  text: Words,
  check: LocalId.describe('The id of a precondition that shows it, or the word unproven'),
});

/** A playbook as people write it, for the kinds that there are. Unknown fields are errors. */
export function writtenPlaybook<W extends z.ZodType>(kinds: Kinds<W>) {
  const checks = z.array(writtenCheck(kinds.checks)).default([]);
  const steps = z.array(writtenStep(kinds));
  return z.strictObject({
    apiVersion: z.literal('sternway/v1'),
    kind: z.literal('Playbook'),
    metadata: Metadata,
    strategy: z
      .enum(strategies)
      .exclude(['wait'])
      .default('rollback')
      .describe('The course that it carries out'),
    inputs: z.record(Name, Input).default({}),
    assumes: z.array(Assumption).default([]),
    preconditions: checks.describe('What must hold before the first step'),
    steps: steps.min(1, 'a playbook has at least one step'),
    validate: checks.describe('What must hold for recovered, beside the criteria of the service'),
    mitigated_when: z
      .array(writtenCheck(kinds.checks, '2m'))
      .default([])
      .describe('What must hold for mitigated'),
    support_ack: z
      .enum(supportWays)
      .optional()
      .describe('Whether recovered waits for support to say that reports do not rise'),
    contain: steps
      .default([])
      .describe('Steps that stop the exposure at once, each with the way back under compensate'),
    rest: steps.default([]).describe('Steps that take the service to where it is safe to stay'),
    first_wave: z
      .enum(firstWaves)
      .optional()
      .describe('one: wave 1 is the smallest instance or region. all: there is only one'),
    finally: steps
      .default([])
      .describe(
        'Run after success, failure and abort. `needs` may name steps: due only if one was started',
      ),
  });
}

export type WrittenPlaybook = z.output<ReturnType<typeof writtenPlaybook<AsWritten>>>;
