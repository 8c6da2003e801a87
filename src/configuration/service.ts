import { z } from 'zod';
import { checkClasses } from '../core/plan/plan.ts';
import { JsonObject } from '../lib/json.ts';
import { notAmong, quoted } from '../lib/say-issue.ts';
import { writtenCheck } from '../written/check.ts';
import { type AsWritten, asWritten, type KindSchema, passOn } from '../written/kinds.ts';
import { Name, Secrets, Span, Words } from '../written/scalars.ts';

/** The kinds that may stand in the configuration: checks of success, and ways to count an effect. */
export type ConfigurationKinds<W extends z.ZodType = z.ZodType> = {
  readonly checks: readonly KindSchema<W>[];
  readonly counts: readonly KindSchema<W>[];
};

/** `{ kind: sql, …what the kind takes }`: for so small a thing the `with:` is left out. */
const writtenCount = (kinds: readonly KindSchema<AsWritten>[]) =>
  z.looseObject({ kind: z.string(), secrets: Secrets }).transform((written, context) => {
    const { kind, secrets, ...rest } = written;
    const known = kinds.find((each) => each.kind === kind);
    if (known === undefined) {
      const hint = notAmong(
        kind,
        kinds.map((each) => each.kind),
      );
      context.addIssue({
        code: 'custom',
        path: ['kind'],
        message: `unknown kind ${quoted(kind)}${hint}`,
      });
      return z.NEVER;
    }
    const read = known.with.safeParse(rest);
    for (const issue of read.error?.issues ?? []) passOn(issue, context);
    return { kind, secrets, with: JsonObject.parse(rest) };
  });

const writtenEffect = (kinds: readonly KindSchema<AsWritten>[]) =>
  z.strictObject({
    id: Name.optional(),
    name: Words,
    count: writtenCount(kinds),
    owner: Name.describe('The role that owns what is left over'),
    due: Span,
  });

const Authority = z.strictObject({
  roster: z.array(Name).min(1, 'a roster names at least one person or group'),
  deputy: Name.optional(),
  max_wait: Span.prefault('5m'),
});

const Dataset = z.strictObject({
  class: z.enum(checkClasses).optional(),
  owner: Name,
  rpo: Span.optional(),
  constraints: z.array(Words).default([]),
});

const Objectives = z.strictObject({ mitigate: Span.prefault('5m'), recover: Span.prefault('30m') });

/** One service as people write it. */
export const writtenService = (kinds: ConfigurationKinds<AsWritten>) =>
  z.strictObject({
    owner: Name.describe('The team that owns it'),
    environments: z.array(z.string()).min(1, 'a service runs in at least one environment'),
    playbook: Name.optional().describe(
      'The name of a file in the directory of playbooks, without .yaml',
    ),
    inputs: z
      .record(Name, z.string().max(200))
      .default({})
      .describe('What its playbook asks for under inputs'),
    authority: Authority,
    roles: z.record(Name, z.array(Name)).default({}),
    objectives: Objectives.prefault({}),
    success_criteria: z.array(writtenCheck(kinds.checks)).default([]),
    effects: z.array(writtenEffect(kinds.counts)).default([]),
    datasets: z.record(Words, Dataset).default({}),
    stakeholders: z.array(Words).default([]),
    depends_on: z.array(z.string()).default([]),
  });

/** The kinds with every `with:` kept as written; templates in them are bound when a plan is made. */
export const keepWrittenKinds = ({
  checks,
  counts,
}: ConfigurationKinds): ConfigurationKinds<AsWritten> => ({
  checks: checks.map((each) => ({ ...each, with: asWritten(each.with, 'unbound') })),
  counts: counts.map((each) => ({ ...each, with: asWritten(each.with, 'unbound') })),
});
