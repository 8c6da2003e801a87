import type { EventMap } from '../../../src/core/events.ts';
import { ada, checkout } from '../sample.ts';

const at = '2026-03-01T10:30:00.000Z';
const because = {
  rule: 'authority may outside',
  person: ada,
  role: 'authority',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const seen = { source: 'github', target: checkout, happenedAt: at, delivery: 'webhook:github:1' };

type Types = 'OutsideChangeSeen' | 'OutsideChangeJudged' | 'OutsideChangeUnrouted';

/** The events about changes from outside, with every turn that their lines can take. */
export const outsideSamples: { readonly [T in Types]: readonly EventMap[T][] } = {
  OutsideChangeSeen: [
    {
      type: 'OutsideChangeSeen',
      ...seen,
      change: 'O1',
      kind: 'deploy',
      version: '3',
      object: 'checkout-1',
      touches: true,
      texts: { by: 'octocat' },
    },
    { type: 'OutsideChangeSeen', ...seen, change: 'O2', kind: 'sync', touches: false },
  ],
  OutsideChangeJudged: (['ours', 'harmless', 'pause'] as const).map((verdict) => ({
    type: 'OutsideChangeJudged',
    change: 'O1',
    verdict,
    because,
  })),
  OutsideChangeUnrouted: [
    {
      type: 'OutsideChangeUnrouted',
      source: 'github',
      label: 'acme/mail production',
      delivery: 'webhook:github:2',
    },
  ],
};
