import type { StepSpec } from '../../core/plan/plan.ts';
import type { Json } from '../../lib/json.ts';
import type { Path } from '../../lib/yaml-values.ts';
import type { WrittenCheck } from '../../written/check.ts';
import type { WrittenPlaybook } from '../schema.ts';
import type { WrittenStep } from '../step.ts';

/** A playbook whose shape is right, as the rules see it. */
export type Subject = {
  /** The name that the file gives it. */
  readonly name: string;
  readonly playbook: WrittenPlaybook;
  readonly raw: Json;
  /** Kind of step → who carries it out. */
  readonly by: ReadonlyMap<string, StepSpec['by']>;
};

/** What a rule found, and where: at the value of the path, or at its key. */
export type Found = {
  readonly path: Path;
  readonly message: string;
  readonly which?: 'key' | 'value';
};

export type Rule = {
  readonly name: string;
  /** An error keeps the playbook from being used; a warning is told. */
  readonly severity: 'error' | 'warning';
  readonly find: (subject: Subject) => readonly Found[];
};

export const blockNames = ['steps', 'contain', 'rest', 'finally'] as const;

type Placed<T> = { readonly path: Path; readonly it: T };

const placed = <T>(path: Path, list: readonly T[]): readonly Placed<T>[] =>
  list.map((it, index) => ({ path: [...path, index], it }));

/** The steps of one block with their paths. */
export const stepsOf = (
  playbook: WrittenPlaybook,
  block: (typeof blockNames)[number],
): readonly Placed<WrittenStep>[] => placed([block], playbook[block]);

/** The steps of all blocks with their paths. */
export const allSteps = (playbook: WrittenPlaybook): readonly Placed<WrittenStep>[] =>
  blockNames.flatMap((block) => stepsOf(playbook, block));

/** All checks with their paths, those of steps included. */
export const allChecks = (playbook: WrittenPlaybook): readonly Placed<WrittenCheck>[] => [
  ...placed(['preconditions'], playbook.preconditions),
  ...allSteps(playbook).flatMap(({ path, it }) => placed([...path, 'check_after'], it.check_after)),
  ...placed(['validate'], playbook.validate),
  ...placed(['mitigated_when'], playbook.mitigated_when),
];
