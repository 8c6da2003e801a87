import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Term } from '../terms.ts';
import type { TimerOrder } from '../timer-order.ts';

/** An offer, a broken glass and a claim last only so long. */
export const authorityTerms = ({ id, offer, glass, claim }: Incident): readonly Term[] => [
  ...term(`handover/${id}`, offer, ({ to }) => ({ kind: 'handoverLapses', to })),
  ...term(`glass/${id}`, glass, ({ by }) => ({ kind: 'breakGlassEnds', by })),
  ...term(`claim/${id}`, claim, ({ by }) => ({ kind: 'commandClaimLapses', by })),
];

const term = <T extends { readonly until: Instant }>(
  key: string,
  open: T | undefined,
  order: (open: T) => TimerOrder,
): readonly Term[] => (open === undefined ? [] : [{ key, at: open.until, order: order(open) }]);
