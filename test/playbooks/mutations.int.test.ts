import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintPlaybook } from '../../src/playbooks/read.ts';
import { good, kinds } from './sample.ts';

const place = fc.nat(good.length);
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    ': ',
    '- ',
    '[',
    '}',
    '"',
    '${{ ',
    ' }}',
    '&a ',
    '*a',
    '!x ',
    'null',
    '-1',
    '1e999',
    '__proto__: ',
    '\t',
  ),
  fc.string({ maxLength: 5 }),
  fc.tuple(place, fc.nat(60)).map(([at, length]) => good.slice(at, at + length)),
);
/** Replaces up to 30 characters at a place by something else. */
const mutation = fc.tuple(place, fc.nat(30), piece);

describe('a good playbook that somebody spoiled', () => {
  test('is read or refused with places inside it, and never throws', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const text = mutations.reduce(
          (before, [at, length, by]) => before.slice(0, at) + by + before.slice(at + length),
          good,
        );
        const lines = text.split('\n').length;
        const findings = lintPlaybook('checkout-rollback.yaml', text, kinds);
        expect(
          findings.every(({ line, column }) => line >= 1 && line <= lines && column >= 1),
        ).toBe(true);
        expect(findings.every(({ message }) => message.length > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 30_000);
});
