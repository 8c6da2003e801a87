import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/core/command.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { holdersOf, may } from '../../src/core/policy/may.ts';
import { given } from './given.ts';
import { assigned, declared } from './orders.ts';
import { ada, bo, commander, dba, deputy } from './sample.ts';

const open = given(declared(), assigned('commander', commander), assigned('deputy', deputy));
const person = (id: PersonId): Actor => ({ kind: 'person', person: id });

describe('who may not order something', () => {
  test('says who may', () => {
    expect(may('go', person(bo), open.incident)?.facts).toEqual({ authority: ada, order: 'go' });
    expect(may('assign', person(bo), open.incident)?.facts).toEqual({
      role: 'commander',
      holders: [ada, commander, deputy],
    });
    expect(may('stop', { kind: 'machine', token: 'ci', may: [] }, open.incident)?.facts).toEqual({
      token: 'ci',
      order: 'stop',
    });
  });

  test('names nobody twice', () => {
    const { incident } = given(declared(), assigned('commander', ada));
    expect(may('assign', person(bo), incident)?.facts).toEqual({
      role: 'commander',
      holders: [ada, deputy],
    });
  });
});

describe('who holds a role', () => {
  test('is who was assigned, else who holds it by configuration, else the authority', () => {
    const facts = { roleHolders: { dba: [dba], support: [] } };
    const { incident } = given(declared(), assigned('ops', bo));
    expect(holdersOf('ops', incident, facts)).toEqual([bo]);
    expect(holdersOf('dba', incident, facts)).toEqual([dba]);
    expect(holdersOf('support', incident, facts)).toEqual([ada]);
    expect(holdersOf('comms', incident, facts)).toEqual([ada]);
  });
});
