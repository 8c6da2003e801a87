import type { ProposalId } from './ids.ts';

/** Refusals about what is on the table. */
export type Refusals = {
  /** It was never made, or it is taken or expired. `open`: those that may still be decided. */
  UnknownProposal: { readonly proposal: ProposalId; readonly open: readonly ProposalId[] };
  WhichProposal: { readonly proposals: readonly ProposalId[] };
};
