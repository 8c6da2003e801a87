import { z } from 'zod';
import type { Effort, Ending } from '../app/ports/kinds.ts';
import type { StepSpec } from '../core/plan/plan.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import type { Resolve } from '../lib/http/types.ts';

/** What this installation gives to every step. */
export type Site = {
  /** Marks the processes of a step as this registry's. */
  readonly registryId: string;
  /** What a program inherits of the bot's own environment: PATH, HOME and LANG at most. */
  readonly inherited: Readonly<Record<string, string>>;
  readonly guard: AddressGuard;
  readonly resolve?: Resolve | undefined;
  /** Between SIGTERM and SIGKILL, in milliseconds. */
  readonly graceMs: number;
};

/** One kind of step, as the runner and the playbook linter see it. */
export type StepKind = {
  readonly kind: string;
  readonly by: StepSpec['by'];
  /** One line for authors of playbooks. */
  readonly doc: string;
  readonly with: z.ZodType;
  /** What it would do, in one line. `undefined` when `with` is not what the kind takes. */
  readonly describe: (raw: unknown) => string | undefined;
  readonly run: (raw: unknown, effort: Effort, site: Site) => Promise<Ending>;
};

type Definition<Schema extends z.ZodType> = {
  readonly kind: string;
  readonly doc: string;
  readonly with: Schema;
  readonly describe: (given: z.output<Schema>) => string;
};
type Task<Schema extends z.ZodType> = Effort & {
  readonly with: z.output<Schema>;
  readonly site: Site;
};

/** A kind that a leased worker carries out. `run` gets its own parsed `with`; whatever it throws is a bug and becomes the ending `Crashed`. */
export function workerKind<Schema extends z.ZodType>(
  definition: Definition<Schema> & { readonly run: (task: Task<Schema>) => Promise<Ending> },
): StepKind {
  return {
    ...described(definition),
    by: 'worker',
    run: async (raw, effort, site) => {
      const parsed = definition.with.safeParse(raw);
      if (!parsed.success)
        return failed(
          'BadPlan',
          `"with" is not what ${definition.kind} takes: ${z.prettifyError(parsed.error)}`,
        );
      return definition.run({ ...effort, with: parsed.data, site });
    },
  };
}

/** A kind that changes nothing outside and that no worker runs: a person or the clock ends it. */
export function waitingKind<Schema extends z.ZodType>(
  definition: Definition<Schema> & { readonly by: 'person' | 'clock' },
): StepKind {
  const why = `a step of kind ${definition.kind} is ended by a ${definition.by}, not by a worker`;
  return {
    ...described(definition),
    by: definition.by,
    run: async () => failed('NotForWorkers', why),
  };
}

function described<Schema extends z.ZodType>({
  kind,
  doc,
  with: schema,
  describe,
}: Definition<Schema>) {
  return {
    kind,
    doc,
    with: schema,
    describe: (raw: unknown) => {
      const parsed = schema.safeParse(raw);
      return parsed.success ? describe(parsed.data) : undefined;
    },
  };
}

/** An ending that failed, with a sentence for people as its output. */
export const failed = (code: string, why: string, evidence: Ending['evidence'] = {}): Ending => ({
  outcome: 'failed',
  code,
  evidence: { ...evidence, why },
  output: why,
});
