import type { Target } from '../../core/ids.ts';
import type { CheckSpec, FrozenPlan, ReleaseRef, StepSpec } from '../../core/plan/plan.ts';
import type { Strategy } from '../../core/strategy/strategy.ts';
import type { Result } from '../../lib/result.ts';

/** Something wrong in a file that people wrote. Line and column count from 1. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and, where there is one, the nearest right word. */
  readonly message: string;
};

/** What a playbook is bound to when a plan is made. */
export type Binding = {
  /** The course that the plan is for; a rollback unless it says so. */
  readonly strategy?: Strategy;
  readonly targets: readonly Target[];
  readonly from: ReleaseRef;
  readonly to: ReleaseRef;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the service's configuration adds: success criteria and effects, already in plan form, with the digest of their source. */
  readonly service: {
    readonly criteria: FrozenPlan['criteria'];
    readonly effects: FrozenPlan['effects'];
    /** Of the service and the releases: what is known of data. */
    readonly data: Pick<FrozenPlan, 'effectsDeclared' | 'datasets' | 'dataImpact'>;
    /** Who has a say in it, people by their ids. */
    readonly stakeholders: FrozenPlan['stakeholders'];
    readonly digest: string;
  };
};

export type Playbooks = {
  /** Fills the templates of a service's own checks and counts for these targets and releases; one that has no answer stays, and nothing is read with it. */
  readonly bindOwn: <P extends Pick<CheckSpec, 'with'>>(
    parts: readonly P[],
    binding: Pick<Binding, 'targets' | 'from' | 'to'>,
  ) => readonly P[];
  /** Reads the named playbook now, lints it, binds and freezes it. */
  readonly makePlan: (
    name: string,
    binding: Binding,
  ) => Promise<Result<FrozenPlan, readonly Problem[]>>;
  /** Freezes steps that people wrote down in the incident, with what the service adds; undefined templates are problems of the service's own. */
  readonly makeByHand: (
    steps: readonly StepSpec[],
    binding: Binding,
  ) => Result<FrozenPlan, readonly Problem[]>;
  /** Whether the named playbook has a containment of its own. One that cannot be read might: making its plan says what is wrong. */
  readonly contains: (name: string) => Promise<boolean>;
  /** Digest of the named playbook's content now, or the problems that keep it from being read. */
  readonly digest: (name: string) => Promise<Result<string, readonly Problem[]>>;
};
