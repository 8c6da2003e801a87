import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../src/core/ids.ts';
import { isTheirs } from '../../src/core/policy/part.ts';
import { given, type Move } from './given.ts';
import { declaredWith, f, finished, followUp, followUpEnd, reportSign } from './report.ts';
import { ada, bo, dba, observer } from './sample.ts';

const people = {
  roster: { people: [ada], deputy: undefined, source: 'configuration', digest: 'r', ageMs: 0 },
  roleHolders: {},
  serviceHolders: {},
};
const theirs = (kind: 'followUpEnd' | 'reportSign', story: Move) => (person: PersonId) =>
  isTheirs(kind, { person, incident: given(story).incident, people });

describe('ending a follow-up', () => {
  const added: Move = [declaredWith(), followUp()];

  test('is shown to its owner and to whoever writes the report', () => {
    expect([bo, ada, observer].map(theirs('followUpEnd', added))).toEqual([true, true, false]);
  });

  test('is shown to nobody once none is open', () => {
    const over: Move = [added, followUpEnd(f(1))];
    expect([bo, ada].map(theirs('followUpEnd', over))).toEqual([false, false]);
  });
});

describe('signing a report', () => {
  const ready: Move = [declaredWith(), ...finished];

  test('is shown to those who had no part in it, and not before it is finished', () => {
    expect([dba, ada].map(theirs('reportSign', ready))).toEqual([true, false]);
    expect(theirs('reportSign', declaredWith())(dba)).toBe(false);
  });

  test('is shown to nobody once somebody signed', () => {
    expect(theirs('reportSign', [ready, reportSign()])(observer)).toBe(false);
  });
});
