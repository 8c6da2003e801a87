import { join } from 'node:path';
import type { Configuration } from '../../app/ports/configuration.ts';
import { checkKinds } from '../../checks/kinds.ts';
import type { Json } from '../../lib/json.ts';
import { parseYaml } from '../../lib/yaml-file.ts';
import { lintPlaybook } from '../../playbooks/read.ts';
import { stepKinds } from '../../steps/kinds.ts';
import { readText } from '../../written/read-text.ts';
import type { Bench } from '../bench.ts';

/** A playbook that services name, as its file stands now. */
export type Named = {
  readonly name: string;
  readonly of: readonly string[];
  readonly findings: ReturnType<typeof lintPlaybook>;
  /** What is written in it; null where it cannot be read. */
  readonly value: Json;
};

/** Which services use which playbook. */
function users({ services }: Configuration): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, readonly string[]>();
  for (const { name, playbook, strategies, drills } of Object.values(services)) {
    for (const one of new Set([playbook, ...Object.values(strategies), drills?.playbook])) {
      if (one !== undefined) used.set(one, [...(used.get(one) ?? []), name]);
    }
  }
  return used;
}

/** Every playbook that the configuration names, read anew. */
export const namedPlaybooks = (
  rules: Configuration,
  { settings }: Pick<Bench, 'settings'>,
): Promise<readonly Named[]> =>
  Promise.all(
    Array.from(users(rules), async ([name, of]): Promise<Named> => {
      const file = join(settings.playbooks, `${name}.yaml`);
      const text = await readText(file);
      if (!text.ok) {
        const findings = text.error.map(
          (one) => ({ ...one, severity: 'error', rule: 'file' }) as const,
        );
        return { name, of, findings, value: null };
      }
      const yaml = parseYaml(file, text.value);
      const findings = lintPlaybook(file, text.value, { steps: stepKinds, checks: checkKinds });
      return { name, of, findings, value: yaml.ok ? yaml.value.value : null };
    }),
  );
