import { join } from 'node:path';
import type { Playbooks, Problem } from '../app/ports/playbooks.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { KindSchema, Kinds, StepKindSchema } from '../written/kinds.ts';
import { readText } from '../written/read-text.ts';
import { Name } from '../written/scalars.ts';
import { bindByHand, bindOwn, bindPlan, carriesOut } from './bind.ts';
import { type Reading, readPlaybook } from './read.ts';

type Read = NonNullable<Reading['playbook']>;

async function read(
  directory: string,
  name: string,
  kinds: Kinds,
): Promise<Result<Read, readonly Problem[]>> {
  // A name is never a path: what is asked for stays inside the directory.
  if (!Name.safeParse(name).success) {
    const message = `"${name}" cannot be the name of a playbook; use lower-case letters, digits and dashes`;
    return err([{ file: directory, line: 1, column: 1, message }]);
  }
  const file = join(directory, `${name}.yaml`);
  const text = await readText(file);
  if (!text.ok) return text;
  const { playbook, findings } = readPlaybook(file, text.value, kinds);
  return playbook === undefined
    ? err(findings.filter(({ severity }) => severity === 'error'))
    : ok(playbook);
}

/** The playbooks of a directory, `<name>.yaml` each, read anew at every call so that what is approved is what is there. */
export function filePlaybooks(options: {
  readonly directory: string;
  readonly stepKinds: readonly StepKindSchema[];
  readonly checkKinds: readonly KindSchema[];
}): Playbooks {
  const kinds: Kinds = { steps: options.stepKinds, checks: options.checkKinds };
  return {
    bindOwn,
    makePlan: async (name, binding) => {
      const playbook = await read(options.directory, name, kinds);
      return playbook.ok ? bindPlan(playbook.value, binding, kinds) : playbook;
    },
    makeByHand: (steps, binding) => bindByHand(steps, binding, kinds),
    contains: async (name) => {
      const playbook = await read(options.directory, name, kinds);
      return !playbook.ok || carriesOut(playbook.value.playbook, 'contain');
    },
    digest: async (name) => {
      const playbook = await read(options.directory, name, kinds);
      return playbook.ok ? ok(playbook.value.digest) : playbook;
    },
  };
}
