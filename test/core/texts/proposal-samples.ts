import type { Because } from '../../../src/core/because.ts';
import type { EventMap } from '../../../src/core/events.ts';
import type { Considered } from '../../../src/core/proposals/considered.ts';
import { p } from '../proposals.ts';
import { ada, bo, observer, rb } from '../sample.ts';

const at = '2026-03-01T10:30:00.000Z';
const because: Because = {
  rule: 'authority may objections',
  person: ada,
  role: 'authority',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};

/** A decision that had everything in front of it. */
export const considered: Considered = {
  options: [
    { proposal: p(1), strategy: 'rollback', plan: rb(1), by: [bo], status: 'open', chosen: true },
    { proposal: p(2), strategy: 'wait', by: [bo, observer], status: 'declined', chosen: false },
    { strategy: 'rollback', plan: rb(2), by: [], status: 'open', chosen: false },
  ],
  checks: [
    { check: 'mitigation/users-buy', verdict: 'fail', at },
    { check: 'criterion/books-balance', verdict: 'error', at },
  ],
  waived: ['criterion/books-balance'],
  warned: ['destructive-data', 'unknown-effects'],
  objections: [{ objection: 'X1', by: observer }],
  polls: [
    { poll: 'O1', standing: 'consent' },
    { poll: 'O2', standing: 'objections' },
    { poll: 'O3', standing: 'open' },
  ],
};

type Types = 'ObjectionsAsked' | 'ObjectionRaised' | 'ObjectionsEnded';

export const proposalSamples: { readonly [T in Types]: readonly EventMap[T][] } = {
  ObjectionsAsked: [{ type: 'ObjectionsAsked', poll: 'O1', until: at, because }],
  ObjectionRaised: [
    {
      type: 'ObjectionRaised',
      objection: 'X1',
      by: bo,
      poll: 'O1',
      texts: { reason: 'it cannot read the rows' },
    },
    { type: 'ObjectionRaised', objection: 'X2', by: bo, texts: { reason: 'wait for the DBA' } },
  ],
  ObjectionsEnded: [
    { type: 'ObjectionsEnded', poll: 'O1', objections: 0 },
    { type: 'ObjectionsEnded', poll: 'O1', objections: 1 },
  ],
};
