import type { Mode } from '../envelope.ts';
import type { Against } from './freeze.ts';

/** Refusals about changes that stay out. */
export type Refusals = {
  /** `asked`: the release that was to go out, as far as it was named; `frozen`: the one that was rolled back from. */
  ReleaseFrozen: {
    readonly target: string;
    readonly asked: string | undefined;
    readonly frozen: string;
    readonly incident: string;
    readonly why: Against;
    readonly fix: string | undefined;
  };
  NothingFrozen: { readonly said: string; readonly frozen: readonly string[] };
  /** An incident holds the target, and this release is not what it follows. */
  /** `by` is missing where whoever asks may not know of the incident. */
  GateClosed: {
    readonly target: string;
    readonly by:
      | { readonly incident: string; readonly mode: Mode; readonly course: string }
      | undefined;
  };
};
