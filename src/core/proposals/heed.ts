import type { Event } from '../events.ts';
import type { Heeder } from '../heed.ts';
import type { Incident } from '../incident/incident.ts';
import type { Severity } from '../incident/orders.ts';
import { answersTo, type Declined, openPoll, standingProposals } from './table.ts';

const declineOver: Heeder<'declineOver'> = ({ proposal }, { table }, at) => {
  const standing = table.proposals[proposal]?.standing;
  // A row of the clock that was late speaks of an earlier "not now": the later one still holds.
  return standing?.status === 'declined' && at >= standing.until
    ? [{ type: 'ProposalExpired', proposal }]
    : [];
};

const objectionsOver: Heeder<'objectionsOver'> = ({ poll }, incident) =>
  openPoll(incident)?.id === poll
    ? [{ type: 'ObjectionsEnded', poll, objections: answersTo(incident, poll).length }]
    : [];

/** What the timer says about the table. */
export const proposalHeeders = { declineOver, objectionsOver };

/** What follows by itself: "not now" was said under a lower severity, so it does not hold any more. */
export function declinesLifted(incident: Incident): readonly Event[] {
  const rose = ({ severity }: Pick<Declined, 'severity'>): boolean =>
    rank(incident.severity) > rank(severity);
  const plans = Object.values(incident.plans).filter(
    ({ proposal }) => proposal.status === 'declined' && rose(proposal),
  );
  const proposals = standingProposals(incident).filter(
    ({ plan, standing }) => plan === undefined && standing.status === 'declined' && rose(standing),
  );
  return [
    ...plans.map(({ id }): Event => ({ type: 'ProposalExpired', plan: id })),
    ...proposals.map(({ id }): Event => ({ type: 'ProposalExpired', proposal: id })),
  ];
}

/** sev1 is the highest; nothing is lower than none yet. */
const rank = (severity: Severity | null): number =>
  severity === null ? 0 : 6 - Number(severity.slice('sev'.length));
