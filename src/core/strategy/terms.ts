import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';

/** A declined proposal comes back when its time is over. */
export const proposalTerms = ({ plans }: Incident): readonly Term[] =>
  Object.values(plans).flatMap(({ id: plan, proposal }) =>
    proposal.status === 'declined'
      ? [
          {
            key: `proposal/${plan}`,
            at: proposal.until,
            order: { kind: 'proposalExpires', plan } as const,
          },
        ]
      : [],
  );
