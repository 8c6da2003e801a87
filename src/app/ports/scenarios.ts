import type { Scenario } from '../../core/scenario/shape.ts';
import type { Result } from '../../lib/result.ts';

/** The recorded incidents that can be played here. */
export type Scenarios = {
  /** Their names, in order. */
  readonly names: () => Promise<readonly string[]>;
  /** Reads the named one now; nothing where there is none of that name. What is wrong in it comes with file, line and column. */
  readonly find: (name: string) => Promise<Result<Scenario, readonly string[]> | undefined>;
};
