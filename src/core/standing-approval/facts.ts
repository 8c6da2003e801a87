import type { AheadApproval } from './state.ts';

/** What was agreed to ahead on the target of the plan that is decided upon. */
export type StandingApprovalFacts = {
  readonly ahead: {
    readonly approvals: readonly AheadApproval[];
    /** The last good release: the newest that was live before and was not rolled back from. */
    readonly lastGood: string | undefined;
  };
};
