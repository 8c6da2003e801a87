import type { Heeder } from '../heed.ts';

const proposalExpires: Heeder<'proposalExpires'> = ({ plan }, incident) =>
  incident.rung !== 'closed' && incident.plans[plan]?.proposal.status === 'declined'
    ? [{ type: 'ProposalExpired', plan }]
    : [];

/** What the timer says about proposals and strategies. */
export const strategyHeeders = { proposalExpires };
