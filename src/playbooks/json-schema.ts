import { z } from 'zod';
import type { Kinds } from '../written/kinds.ts';
import { writtenPlaybook } from './schema.ts';

const leaveOut = (schema: z.ZodType): z.ZodType =>
  schema.safeParse({}).success ? schema.optional() : schema;

/** The JSON Schema of playbooks for these kinds, for completion in editors. Kept in `playbooks/playbook.schema.json`. */
export function playbookJsonSchema(kinds: Kinds): object {
  const open: Kinds = {
    steps: kinds.steps.map((each) => ({ ...each, with: leaveOut(each.with) })),
    checks: kinds.checks.map((each) => ({ ...each, with: leaveOut(each.with) })),
  };
  const schema = z.toJSONSchema(writtenPlaybook(open), {
    target: 'draft-07',
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
    // Under `with` a text may still be a template, and a pattern's flags are lost: the linter judges those.
    override: ({ jsonSchema, path }) => {
      if (!path.includes('with')) return;
      delete jsonSchema.pattern;
      delete jsonSchema.format;
    },
  });
  return { ...schema, title: 'Sternway playbook' };
}
