import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';

/** An offer and a broken glass last only so long. */
export const authorityTerms = ({ id, offer, glass }: Incident): readonly Term[] => [
  ...(offer
    ? [
        {
          key: `handover/${id}`,
          at: offer.until,
          order: { kind: 'handoverLapses', to: offer.to } as const,
        },
      ]
    : []),
  ...(glass
    ? [
        {
          key: `glass/${id}`,
          at: glass.until,
          order: { kind: 'breakGlassEnds', by: glass.by } as const,
        },
      ]
    : []),
];
