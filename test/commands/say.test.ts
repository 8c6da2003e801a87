import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../../commands/read.ts';
import { say } from '../../commands/say.ts';
import type { Known } from '../../commands/verb.ts';
import type { Order } from '../../src/core/orders.ts';
import { cases } from '../support/runs.ts';
import { anyOrder, kinds } from './any-order.ts';
import { known, nothingKnown } from './known.ts';

/** Hundreds of orders on a machine that does other work. */
const patienceMs = 30_000;

/** What must be known for this order to mean something. */
function knownFor(order: Order): Known {
  const values = Object.values(order).flatMap((value) => (Array.isArray(value) ? value : [value]));
  const words = values.filter((value) => typeof value === 'string');
  const targets = words.filter((word) => /^[a-z0-9-]+@[a-z0-9-]+$/u.test(word));
  return {
    ...known,
    services: [
      ...targets.map((target) => target.split('@', 1).join('')),
      ...(order.kind === 'drillStart' ? [order.where.split('@', 1).join('')] : []),
      ...('service' in order && order.service !== undefined ? [order.service] : []),
      'checkout',
    ],
    environments: targets.map((target) => target.slice(target.indexOf('@') + 1)),
    people: words,
    steps: words,
    checks: words,
    releases: words,
  };
}

describe('an order that is said as a command', () => {
  test.each(kinds)(
    '%s reads back as the same order',
    (kind) => {
      fc.assert(
        fc.property(anyOrder(kind), (order) => {
          expect(read(say(order, known.names), knownFor(order))).toEqual(order);
        }),
        { numRuns: cases({ few: 20, many: 300 }) },
      );
    },
    patienceMs,
  );

  test.each(kinds)(
    '%s reads back where no name is known',
    (kind) => {
      fc.assert(
        fc.property(anyOrder(kind), (order) => {
          // Without a list of services `stop@prod` is a stop: nobody can tell that there is a service of that name.
          fc.pre(!(order.kind === 'card' && /^(?:stop|halt|pause|hold|wait)/u.test(order.target)));
          expect(read(say(order, known.names), nothingKnown)).toEqual(order);
        }),
        { numRuns: cases({ few: 10, many: 100 }) },
      );
    },
    patienceMs,
  );

  test('carries the configured names', () => {
    const names = {
      incident: 'sw-incident',
      rollback: 'sw-rollback',
      release: 'sw-release',
      registry: 'sw-registry',
      drill: 'sw-drill',
    };
    const said = say({ kind: 'skip', step: 'warm-cache', reason: 'it is warm' }, names);
    expect(said).toBe('/sw-rollback skip warm-cache it is warm');
    expect(read(said, { ...known, names })).toEqual({
      kind: 'skip',
      step: 'warm-cache',
      reason: 'it is warm',
    });
  });

  test('says what a person would type', () => {
    const order = read(
      '/incident declare SEV-2 checkout pricing@staging “5xx after deploy”',
      known,
    );
    expect('kind' in order && say(order, known.names)).toBe(
      '/incident declare sev2 checkout@prod pricing@staging "5xx after deploy"',
    );
  });
});
