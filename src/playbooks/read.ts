import { basename } from 'node:path';
import type { Problem } from '../app/ports/playbooks.ts';
import { digestOf } from '../lib/hash.ts';
import { inOrder, parseYaml, readShape, type YamlFile } from '../lib/yaml-file.ts';
import { type Kinds, keepWritten } from '../written/kinds.ts';
import type { Subject } from './lint/rule.ts';
import { rules } from './lint/rules.ts';
import { writtenPlaybook } from './schema.ts';

/** A problem of a playbook: an error keeps it from being used, a warning is told. `rule` is a stable word. */
export type Finding = Problem & {
  readonly severity: 'error' | 'warning';
  readonly rule: string;
};

/** What a text holds: findings, and the playbook when none of them is an error. */
export type Reading = {
  readonly findings: readonly Finding[];
  readonly playbook?: { readonly yaml: YamlFile; readonly digest: string } & Pick<
    Subject,
    'playbook'
  >;
};

const asErrors = (rule: string, problems: readonly Problem[]): Reading => ({
  findings: problems.map((problem) => ({ ...problem, severity: 'error', rule })),
});

function findingsOf(yaml: YamlFile, subject: Subject): readonly Finding[] {
  const findings = rules.flatMap(({ name, severity, find }) =>
    find(subject).map(({ path, message, which }) => ({
      ...yaml.problemAt(path, message, which),
      severity,
      rule: name,
    })),
  );
  return inOrder(findings);
}

/** Parses and lints the text of a playbook. The digest is that of its canonical form: comments and layout do not count. */
export function readPlaybook(file: string, text: string, kinds: Kinds): Reading {
  const yaml = parseYaml(file, text);
  if (!yaml.ok) return asErrors('yaml', yaml.error);
  const shape = readShape(yaml.value, writtenPlaybook(keepWritten(kinds, 'unbound')));
  if (!shape.ok) return asErrors('shape', shape.error);
  const findings = findingsOf(yaml.value, {
    name: basename(file, '.yaml'),
    playbook: shape.value,
    raw: yaml.value.value,
    by: new Map(kinds.steps.map(({ kind, by }) => [kind, by])),
  });
  if (findings.some(({ severity }) => severity === 'error')) return { findings };
  const digest = digestOf(yaml.value.value);
  return { findings, playbook: { yaml: yaml.value, playbook: shape.value, digest } };
}

/** Everything that is wrong or doubtful in the text of a playbook, in the order of the file. Never throws for any text. */
export const lintPlaybook = (file: string, text: string, kinds: Kinds): readonly Finding[] =>
  readPlaybook(file, text, kinds).findings;
