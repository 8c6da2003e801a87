import { describe, expect, test } from 'vitest';
import { type Place, type Where, whereText } from '../../../src/core/texts/where.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { given } from '../given.ts';
import { running } from '../orders.ts';
import { ada, bo, checkout, planOf, pricing, rb } from '../sample.ts';
import { unreadableIn } from './commands-in.ts';

const since = '2026-03-01T10:00:00.000Z';
const voice = voiceAt({ at: since });
const { incident } = given(running(planOf()));
const nothing = {
  ahead: [],
  held: undefined,
  frozen: [],
  automation: { mode: 'on' },
  owner: undefined,
} as const;
const bare = { since, incident, title: null, active: undefined, contained: [] };
const free: Place = { target: pricing, ...nothing };
const held: Place = { ...nothing, target: checkout, held: bare };
const frozen = { version: '2', commits: [], incident: incident.id, plan: rb(1), since };

const told = (places: readonly Place[], more: Partial<Where> = {}): string => {
  const text = whereText({ places, own: [], person: undefined, ...more }, voice);
  expect(unreadableIn(text)).toEqual([]);
  return text;
};

describe('where something is held', () => {
  test('says by which incident since when, who decides, and when the lock ends', () => {
    const text = told([held]);
    expect(text).toContain('- Held by INC-1 since 10:00 UTC.');
    expect(text).toContain('- Ada decides there.');
    expect(text).toContain('- No strategy is active.');
    expect(text).toContain('- The lock ends when INC-1 is recovered or closed');
  });

  test('says its title, and what is active there and how it ends', () => {
    const active = { run: 'RB-1', epoch: 1, since };
    const place = { ...held, held: { ...bare, title: 'Buying fails', active } };
    const text = told([place]);
    expect(text).toContain('Held by INC-1 since 10:00 UTC: Buying fails.');
    expect(text).toContain('rollback (RB-1) is active since 10:00 UTC, epoch 1');
    const waiting = told([
      { ...place, held: { ...place.held, active: { ...active, run: 'rollback' } } },
    ]);
    expect(waiting).toContain('rollback is active since');
  });

  test('says what is still contained, and how that ends', () => {
    const contained = [{ run: 'RB-2', since }];
    expect(told([{ ...held, held: { ...bare, contained } }])).toContain(
      'The containment of RB-2 is in force since 10:00 UTC',
    );
  });
});

describe('where something is frozen', () => {
  test('says what ends it: the name of its fix', () => {
    expect(told([{ ...free, frozen: [frozen] }])).toContain(
      'The change of release 2 is frozen since 10:00 UTC (INC-1, RB-1) until its fix is named',
    );
  });

  test('says what may go out once its fix is named', () => {
    expect(told([{ ...free, frozen: [{ ...frozen, fix: 'abcdef0' }] }])).toContain(
      'what contains abcdef0 may go out, that release itself stays out',
    );
  });
});

describe('whoever asks where', () => {
  test('is told when nothing is locked, frozen or held back', () => {
    expect(told([])).toContain('Nothing is locked, nothing is frozen');
  });

  test('is told until when automation is off', () => {
    const automation = { mode: 'off', until: '2026-03-01T12:00:00.000Z', by: ada } as const;
    expect(told([{ ...free, automation }])).toMatch(/Automation is .*, until 12:00 UTC; two of/u);
  });

  test('is told where they decide, where they may act, and where somebody else decides', () => {
    expect(told([held], { person: ada, own: [checkout, pricing] })).toMatch(
      /You decide now about checkout@prod[^]*You may act on pricing@prod/u,
    );
    expect(told([held], { person: bo, own: [checkout] })).toContain(
      'You are on the roster of checkout@prod, where somebody else decides now',
    );
  });
});
