import type { Heeder } from '../heed.ts';

const proposalExpires: Heeder<'proposalExpires'> = ({ plan }, incident, at) => {
  const proposal = incident.plans[plan]?.proposal;
  // A row of the clock that was late speaks of an earlier "not now": the later one still holds.
  return incident.rung !== 'closed' && proposal?.status === 'declined' && at >= proposal.until
    ? [{ type: 'ProposalExpired', plan }]
    : [];
};

/** What the timer says about proposals and strategies. */
export const strategyHeeders = { proposalExpires };
