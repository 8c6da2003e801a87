import { entriesIn } from '../../lib/layers.ts';
import type { Heeder } from '../heed.ts';
import { isForeign, touchesPlan } from './seen.ts';

/** Sent twice it is one change; what is not somebody else's is none. */
const changedOutside: Heeder<'changedOutside'> = ({ change: said }, incident) => {
  const { own: _own, plan: _plan, by, kind, ...change } = said;
  const known = entriesIn(incident.outside);
  const isKnown = known.some(({ delivery }) => delivery === said.delivery);
  if (incident.rung === 'closed' || isKnown || !isForeign(incident, said)) return [];
  return [
    {
      type: 'OutsideChangeSeen',
      ...change,
      kind,
      change: `O${known.length + 1}`,
      touches: touchesPlan(incident, said),
      texts: { by },
    },
  ];
};

/** What reports of changes make happen. */
export const outsideHeeders = { changedOutside };
