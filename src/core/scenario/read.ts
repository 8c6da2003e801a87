import { z } from 'zod';
import { ok, type Result } from '../../lib/result.ts';
import { type FileProblem, parseYaml, readShape } from '../../lib/yaml-file.ts';
import { Scenario } from './shape.ts';

const Several = z
  .array(Scenario)
  .min(1, 'a list holds at least one incident')
  .max(100)
  .superRefine((scenarios, context) => {
    for (const [index, { id }] of scenarios.entries()) {
      if (scenarios.findIndex((one) => one.id === id) === index) continue;
      context.addIssue({
        code: 'custom',
        path: [index, 'id'],
        message: `"${id}" stands there twice`,
      });
    }
  });

/**
 * The recorded incidents of a text, YAML or JSON: one, or a list of up to 100. All that is wrong comes back with its line
 * and column. Never throws for any text.
 */
export function readScenarios(
  file: string,
  text: string,
): Result<readonly Scenario[], readonly FileProblem[]> {
  const yaml = parseYaml(file, text);
  if (!yaml.ok) return yaml;
  if (Array.isArray(yaml.value.value)) return readShape(yaml.value, Several);
  const one = readShape(yaml.value, Scenario);
  return one.ok ? ok([one.value]) : one;
}
