import type { Effort, Ending } from '../app/ports/kinds.ts';
import type { StepSpec } from '../core/plan/plan.ts';
import { addressGuard } from '../lib/http/address-guard.ts';
import type { Resolve } from '../lib/http/types.ts';
import { graceMs } from '../lib/program/group.ts';
import { redactorOf } from '../lib/redaction.ts';
import { endingWithout } from './ending-without.ts';
import { failed, type Site, type StepKind } from './step-kind.ts';

export type StepSettings = {
  readonly registryId: string;
  /** PATH, HOME and LANG of the bot, at most (`inherited(process.env)`). */
  readonly inherited: Readonly<Record<string, string>>;
  /** Loopback, link-local and metadata addresses that steps may reach: `127.0.0.1:*`, `10.0.0.0/8`. */
  readonly allow?: readonly string[];
  readonly resolve?: Resolve;
  /** Between SIGTERM and SIGKILL; 5 s when nothing is said. */
  readonly graceMs?: number;
};

export type StepRunner = {
  readonly runStep: (step: StepSpec, effort: Effort) => Promise<Ending>;
  /** What the step would do, in one line, without doing it. */
  readonly describeStep: (step: StepSpec) => string;
};

const longestDescription = 300;

/**
 * The step half of the world. Whatever goes wrong inside a kind becomes an ending, never a throw, and
 * no value of a secret leaves. Throws at once for an `allow` entry that is no address.
 */
export function stepRunner(
  kinds: readonly StepKind[],
  { allow = [], ...settings }: StepSettings,
): StepRunner {
  const site: Site = { graceMs, ...settings, guard: addressGuard(allow) };
  const kindOf = (name: string): StepKind | undefined => kinds.find(({ kind }) => kind === name);
  return {
    runStep: async (step, effort) => {
      const kind = kindOf(step.kind);
      if (kind === undefined) return failed('UnknownKind', `there is no step kind "${step.kind}"`);
      const redactor = redactorOf(effort.secrets);
      const progress = (line: string): void => effort.progress(redactor.text(line));
      try {
        return endingWithout(redactor, await kind.run(step.with, { ...effort, progress }, site));
      } catch (error) {
        return endingWithout(
          redactor,
          failed('Crashed', `the step kind ${step.kind} has a bug: ${String(error)}`),
        );
      }
    },
    describeStep: (step) => {
      const text = kindOf(step.kind)?.describe(step.with) ?? `${step.kind} (cannot be described)`;
      const line = text.replaceAll(/\s+/gu, ' ').trim();
      return line.length > longestDescription ? `${line.slice(0, longestDescription)}…` : line;
    },
  };
}
