import type { Configuration } from '../app/ports/configuration.ts';
import type { Problem } from '../app/ports/playbooks.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { inOrder, parseYaml, readShape } from '../lib/yaml-file.ts';
import { templateFaults, templateNames } from '../written/templates.ts';
import { crossChecks } from './cross-checks/all.ts';
import { resolve } from './resolve.ts';
import { writtenConfiguration } from './schema.ts';
import { type ConfigurationKinds, keepWrittenKinds } from './service.ts';

/** The configuration in a text, or everything that is wrong with it, in the order of the file. Never throws for any text. */
export function readConfiguration(
  file: string,
  text: string,
  kinds: ConfigurationKinds,
): Result<Configuration, readonly Problem[]> {
  const yaml = parseYaml(file, text);
  if (!yaml.ok) return yaml;
  const { value: raw, problemAt } = yaml.value;
  const shape = readShape(yaml.value, writtenConfiguration(keepWrittenKinds(kinds)));
  if (!shape.ok) return shape;
  const found = [
    ...crossChecks.flatMap((check) => check(shape.value)),
    ...templateFaults(raw, templateNames),
  ];
  if (found.length > 0)
    return err(inOrder(found.map(({ path, message }) => problemAt(path, message))));
  return ok(resolve(shape.value, raw));
}
