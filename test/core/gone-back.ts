import type { EventMap } from '../../src/core/events.ts';
import { addOutside } from '../../src/core/gone-back/deciders.ts';
import { IncidentId, OutsideId } from '../../src/core/ids.ts';
import { noHistory, type TargetHistory } from '../../src/core/release/history.ts';
import { ada, checkout } from './sample.ts';

export const out = (number: number): OutsideId => OutsideId.parse(`OUT-${number}`);
export const at = '2026-03-01T10:00:00.000Z';
const since = '2026-02-28T03:05:00.000Z';

/** `/registry add` and `/registry explain` as orders. */
export const added = {
  kind: 'registryAdd',
  target: checkout,
  from: '2',
  to: '1',
  since,
  what: 'Bo redeployed by hand, chat was down',
} as const;
export const explained = {
  kind: 'registryExplain',
  outside: out(1),
  who: 'Bo of checkout',
  left: '212 orders with the new tax',
  why: 'nobody could buy',
} as const;

/** What adding it decides. */
export const adding = (
  order: Partial<Parameters<typeof addOutside>[0]['order']> = {},
  history: TargetHistory = noHistory,
) => addOutside({ order: { ...added, ...order }, by: ada, at }, history, out(1));

const because = {
  rule: 'the team may registryExplain',
  person: ada,
  role: 'checkout-team',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const went = { outside: out(1), target: checkout, from: '2', to: '1', since } as const;

type Types = 'WentBackOutside' | 'WentBackExplained' | 'ReleaseLeft';
type Samples = { readonly [T in Types]: readonly [EventMap[T], ...EventMap[T][]] };

/** The events about what went back outside. */
export const goneBackSamples: Samples = {
  WentBackOutside: [
    { type: 'WentBackOutside', ...went, seen: 'told', by: ada, texts: { title: added.what } },
    {
      type: 'WentBackOutside',
      ...went,
      seen: 'webhook',
      by: 'machine:webhook:github',
      incident: IncidentId.parse('INC-3'),
    },
  ],
  WentBackExplained: [
    {
      type: 'WentBackExplained',
      outside: out(1),
      target: checkout,
      by: ada,
      because,
      texts: { who: explained.who, why: explained.why, left: explained.left },
    },
    { type: 'WentBackExplained', outside: out(1), target: checkout, by: ada, because },
  ],
  ReleaseLeft: [{ type: 'ReleaseLeft', ...went }],
};
