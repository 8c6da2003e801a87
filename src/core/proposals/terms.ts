import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import { openPoll, standingProposals } from './table.ts';

/** A poll ends; a proposal without a plan comes back when the time of its "not now" is over. */
export function tableTerms(incident: Incident): readonly Term[] {
  const poll = openPoll(incident);
  return [
    ...standingProposals(incident).flatMap(({ id: proposal, plan, standing }): readonly Term[] =>
      standing.status === 'declined' && plan === undefined
        ? [
            {
              key: `proposal/${incident.id}/${proposal}`,
              at: standing.until,
              order: { kind: 'declineOver', proposal },
            },
          ]
        : [],
    ),
    ...(poll === undefined
      ? []
      : [
          {
            key: `objections/${incident.id}/${poll.id}`,
            at: poll.until,
            order: { kind: 'objectionsOver', poll: poll.id } as const,
          },
        ]),
  ];
}
