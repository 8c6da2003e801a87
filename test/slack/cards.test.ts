import { describe, expect, test } from 'vitest';
import { cardWants } from '../../src/slack/out/desired/cards.ts';
import type { Sources } from '../../src/slack/out/desired/sources.ts';
import { given, type Move } from '../core/given.ts';
import { declared, planned, running, stop } from '../core/orders.ts';
import { checked, done } from '../core/reports.ts';
import { planOf } from '../core/sample.ts';
import { happened, voiceAt } from '../support/sample-incident.ts';
import { proseOf } from './hostile.ts';

const voice = voiceAt({ at: '2026-03-01T10:30:00.000Z' });
const other = planOf({ inputs: { n: 2 } });
const calm = checked('mitigation/users-buy', 'pass', { held: true });

/** What the card of each plan says that is over, or nothing while it can be decided on. */
function cardsOf(...moves: readonly Move[]): readonly string[] {
  const { scene, incident } = given(...moves);
  const cards: Sources['cards'] = new Map();
  const sources = { incident, log: happened(scene), voice, cards, users: () => [] };
  return cardWants(sources, []).map(({ message }) => proseOf(message));
}

describe('the card of a plan', () => {
  test('that was decided says what was decided, whatever the strategy', () => {
    const [flag] = cardsOf(running(planOf({ strategy: 'flag-off' })));
    expect(flag).toContain('INC-1: checkout@prod, turn the flag off (RB-1).');
    expect(flag).toContain('Decided: turn flag off, by');
    expect(cardsOf(running(planOf()))[0]).toContain('Decided: roll back, by');
  });

  test('is over while another course is followed, and only then', () => {
    const over = 'Over: another course is being followed.';
    expect(cardsOf(running(planOf()), planned(other), stop())[1]).toContain(over);
    expect(cardsOf(declared(), planned(other))[0]).not.toContain('Over');
  });

  test('can be decided on although users have stopped hurting: nothing else is being done', () => {
    const flag = planOf({ strategy: 'flag-off' });
    const [, cure] = cardsOf(running(flag), done('back'), calm, planned(other));
    expect(cure).not.toContain('Over');
  });
});
