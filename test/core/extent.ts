import type { Target } from '../../src/core/ids.ts';
import type { Severity } from '../../src/core/incident/orders.ts';
import { type By, order } from './orders.ts';
import { checkout, pricing } from './sample.ts';
import type { Act } from './scene.ts';

type Why = By & { readonly reason?: string };
const why = ({ reason }: Why) => (reason === undefined ? {} : { reason });

export const severity = (said: Severity, about: Why = {}): Act =>
  order({ kind: 'severity', severity: said, ...why(about) }, about);

type Change = { readonly add?: readonly Target[]; readonly remove?: readonly Target[] };

export const scope = ({ add = [], remove = [], ...about }: Why & Change): Act =>
  order({ kind: 'scope', add: [...add], remove: [...remove], ...why(about) }, about);

/** Changes of scope for stories that nobody wrote. */
export const changes: readonly [Change, ...Change[]] = [
  { add: [checkout] },
  { add: [pricing], remove: [checkout] },
  { remove: [pricing] },
  { add: [pricing] },
];
