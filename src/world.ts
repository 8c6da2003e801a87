import type { World } from './app/ports/world.ts';
import { checkMeasurer } from './checks/check-measurer.ts';
import { countKinds } from './checks/counts.ts';
import { effectCounter } from './checks/effect-counter.ts';
import { checkKinds } from './checks/kinds.ts';
import type { Secrets } from './secrets.ts';
import { stepKinds } from './steps/kinds.ts';
import { endOrphans } from './steps/orphans.ts';
import { stepRunner } from './steps/step-runner.ts';

export type WorldSettings = {
  readonly registryId: string;
  /** PATH, HOME and LANG at most: nothing else of the bot's environment reaches a step. */
  readonly inherited: Readonly<Record<string, string>>;
  /** Loopback, link-local and metadata addresses that steps and checks may reach all the same. */
  readonly allow: readonly string[];
  readonly secrets: Secrets;
  readonly warn: (sentence: string) => void;
};

/** The real world: processes, HTTP, databases. A secret that is not set is an ending, a verdict, a count, never a throw. */
export function realWorld({ registryId, secrets, warn, ...settings }: WorldSettings): World {
  const runner = stepRunner(stepKinds, { registryId, ...settings });
  const measure = checkMeasurer(checkKinds, settings);
  const count = effectCounter(countKinds, settings);
  return {
    runStep: async (step, effort) => {
      const found = secrets(step.secrets);
      if (found.ok) return runner.runStep(step, { ...effort, secrets: found.value });
      const output = notSet(found.error);
      return { outcome: 'failed', code: 'SecretMissing', evidence: {}, output };
    },
    describeStep: runner.describeStep,
    measure: async (check, signal) => {
      const found = secrets(check.secrets);
      if (found.ok) return measure(check, { signal, secrets: found.value });
      return { verdict: 'error', summary: notSet(found.error), facts: {} };
    },
    count: async (effect, signal) => {
      const found = secrets(effect.count.secrets);
      if (found.ok) return count(effect, { signal, secrets: found.value });
      return { status: 'unknown', why: notSet(found.error) };
    },
    endOrphans: endOrphans(registryId, { warn }),
  };
}

const notSet = (names: readonly string[]): string =>
  `the secret ${names.join(', ')} is not set: set STERNWAY_SECRET_<NAME>, or put a file of that name into STERNWAY_SECRETS_DIR`;
