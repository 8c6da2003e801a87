import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { remindAt } from '../../src/core/cadence/due.ts';
import { countDueAt } from '../../src/core/effects/watch.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { usualRules } from '../../src/core/incident/rules.ts';
import type { Order } from '../../src/core/orders.ts';
import { statusText } from '../../src/core/texts/status.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { minutes, reminds, snooze, under } from './cadence.ts';
import { counted } from './effects.ts';
import { given, type Move } from './given.ts';
import { confirm, declared, go, order, planned, running } from './orders.ts';
import { checked, done } from './reports.ts';
import { effect, planOf, rb } from './sample.ts';
import { carriedOut, courseOf } from './strategies.ts';

const users = 'mitigation/users-buy';
const leaving = planOf({ effects: [effect('orders'), effect('mails')] });
/** Users have stopped hurting, and the run goes on. */
const calm: Move = [running(leaving), checked(users, 'pass')];
const first: Move = [calm, counted({ orders: 1_054, mails: 3 })];
const rising: Move = [first, minutes(5), counted({ orders: 1_204, mails: 3 })];

const due = (incident: Incident) => countDueAt(incident)?.slice(11, 16);
const voiceOf = (incident: Incident) => voiceAt({ at: incident.updatedAt });
const status = (incident: Incident) => statusText(incident, {}, voiceOf(incident));
const asked = (incident: Incident) =>
  asksOf({ incident, holders: () => [], voice: voiceOf(incident) }).filter(
    ({ key }) => key === 'remind/effects',
  );

describe('what an effect has left over', () => {
  const atGo = { facts: { counts: [{ effect: 'orders', count: 2_882 }] } };
  const left: Move = [declared(), planned(leaving), go(), confirm(atGo), checked(users, 'pass')];
  const close = (many: number | null, more: Partial<Extract<Order, { kind: 'residual' }>> = {}) =>
    order(
      { kind: 'residual', residual: 'R1', outcome: 'done', evidence: 'list handed over', ...more },
      { facts: { counts: [{ effect: 'orders', count: many }] } },
    );

  test('grows with what is counted later, and its owner is told the newest count', () => {
    const { incident } = given(left)
      .whenReported(counted({ orders: 2_933 }))
      .thenRecords('EffectsCounted', 'ResidualGrew')
      .where('ResidualGrew', { residual: 'R1', count: 2_933 });
    const later = given(left, minutes(1), counted({ orders: 2_933 }));
    expect(status(later.incident)).toContain('R1: orders were written, 2933 by now');
    expect(incident.residuals['R1']?.count).toBe(2_933);
  });

  test('does not grow while the count stands still, or nobody can count', () => {
    given(left)
      .whenReported(counted({ orders: 2_882 }))
      .thenRecords('EffectsCounted');
    given(left)
      .whenReported(counted({ orders: null }))
      .thenRecords('EffectsCounted');
  });

  test('and was closed is left over again for what has come since', () => {
    given(left, close(2_882), minutes(2))
      .whenReported(counted({ orders: 2_933 }))
      .thenRecords('EffectsCounted', 'ResidualOpened')
      .where('ResidualOpened', { of: 'orders', name: 'orders were written, since R1', count: 51 });
  });

  test('is counted once more as it is closed: the rest stays open', () => {
    given(left)
      .when(close(2_933))
      .thenRecords('ResidualClosed', 'ResidualOpened')
      .where('ResidualOpened', { name: 'orders were written, since R1', count: 51 });
    given(left).when(close(2_882)).thenRecords('ResidualClosed');
    given(left).when(close(null)).thenRecords('ResidualClosed');
    given(left, counted({ orders: 2_933 }))
      .when(close(2_933))
      .thenRecords('ResidualClosed');
  });
});

describe('the effects of a plan', () => {
  test('are read on from the moment users stopped hurting, and not before', () => {
    expect(due(given(running(leaving)).incident)).toBeUndefined();
    given(running(leaving))
      .whenReported(counted({ orders: 1 }))
      .thenNothing();
    expect(due(given(calm).incident)).toBe('10:00');
    given(calm)
      .whenReported(counted({ orders: 1_054, mails: 3 }))
      .thenRecords('EffectsCounted', 'ResidualGrew', 'ResidualGrew')
      .where('EffectsCounted', { risen: [] });
  });

  test('are counted again after a minute, then every five', () => {
    expect(due(given(first).incident)).toBe('10:01');
    expect(due(given(rising).incident)).toBe('10:10');
    given(first, { laterMs: 58_000 })
      .whenReported(counted({ orders: 2_000 }))
      .thenNothing();
  });

  test('of none, or of a plan that nobody follows, are not counted', () => {
    expect(due(given(running(planOf()), checked(users, 'pass')).incident)).toBeUndefined();
    const report = { kind: 'effectsCounted', plan: rb(9), counts: [] } as const;
    given(calm).whenReported({ report }).thenNothing();
  });

  test('are shown with their slope', () => {
    expect(status(given(first).incident)).toContain('Orders were written: 1,054 (counted');
    const text = status(given(rising).incident);
    expect(text).toContain('Orders were written: 1,204, still rising 30/min (counted 10:05 UTC)');
    expect(text).toContain('Mails were written: 3, not rising (counted 10:05 UTC)');
  });

  test('are shown an hour at a time where they rise slowly', () => {
    const { incident } = given(first, minutes(5), counted({ orders: 1_055, mails: 3 }));
    expect(status(incident)).toContain('1,055, still rising 12/h');
  });

  test('that nobody can count any more still rise: no data is no good news', () => {
    const { incident } = given(rising, minutes(5), counted({ orders: null, mails: null }));
    expect(status(incident)).toContain(
      'Orders were written: 1,204, still rising 30/min (counted 10:05 UTC; nobody could count them since)',
    );
    expect(status(given(calm, counted({ orders: null, mails: 0 })).incident)).toContain(
      'Orders were written: nobody could count them',
    );
    given(calm, counted({ orders: null, mails: 0 }), minutes(1))
      .whenReported(counted({ orders: 5, mails: 0 }))
      .thenRecords('EffectsCounted', 'ResidualGrew')
      .where('EffectsCounted', { risen: [] });
  });

  test('that stand still are on record now and then, and not at every count', () => {
    const still: Move = [rising, minutes(5), counted({ orders: 1_204, mails: 3 })];
    expect(status(given(still).incident)).toContain('1,204, not rising');
    given(still, minutes(5))
      .whenReported(counted({ orders: 1_204, mails: 3 }))
      .thenNothing();
    given(still, minutes(5))
      .whenReported(counted({ orders: 1_203, mails: 3 }))
      .thenRecords('EffectsCounted');
    given(still, minutes(15))
      .whenReported(counted({ orders: 1_204, mails: 3 }))
      .thenRecords('EffectsCounted');
  });

  test('are counted anew when users stop hurting once more', () => {
    const ended: Move = [rising, done('back')];
    const again = given(ended, checked(users, 'fail'), minutes(30), checked(users, 'pass'));
    expect(again.incident.rung).toBe('validating');
    expect(due(again.incident)).toBe('10:35');
    expect(status(again.incident)).not.toContain('still rising');
    again
      .whenReported(counted({ orders: 9_999, mails: 3 }))
      .thenRecords('EffectsCounted', 'ResidualGrew')
      .where('EffectsCounted', { risen: [] });
  });

  test('are counted no more when it is over', () => {
    const story = given(calm, done('back'), checked('criterion/books-balance', 'pass'));
    expect(story.incident.rung).toBe('validating');
    expect(due(story.incident)).toBeDefined();
    const { incident } = given(
      running(planOf({ effects: [effect('orders')] })),
      checked(users, 'pass'),
    );
    expect(due({ ...incident, rung: 'recovered' })).toBeUndefined();
    expect(due({ ...incident, rung: 'closed' })).toBeUndefined();
  });
});

describe('damage that goes on after users stopped hurting', () => {
  test('is asked of the authority every quarter of an hour', () => {
    const { incident } = given(rising);
    expect(remindAt(incident, 'effects')?.slice(11, 16)).toBe('10:15');
    expect(asked(incident)).toEqual([]);
    const once = given(rising, minutes(10), reminds('effects'));
    expect(asked(once.incident)).toMatchObject([
      {
        of: [incident.authority],
        where: 'channel',
        lines: [
          'Damage goes on: orders were written 1,204, rising 30/min. What is done about it?',
          expect.anything(),
        ],
      },
    ]);
    expect(remindAt(once.incident, 'effects')?.slice(11, 16)).toBe('10:30');
  });

  test('is asked no more when it has stopped, nor while it is put off', () => {
    const story: Move = [rising, minutes(10), reminds('effects')];
    expect(asked(given(story, counted({ orders: 1_204, mails: 3 })).incident)).toEqual([]);
    expect(asked(given(story, snooze()).incident)).toEqual([]);
  });

  test('does not wait for quiet hours, whatever the severity', () => {
    const quietHours = { from: '00:00', to: '23:59', zone: 'UTC' };
    const rules = { ...usualRules, quietHours };
    const night = given(under({ quietHours }), planned(leaving));
    expect(night.incident.rules.quietHours).toEqual(quietHours);
    const { incident } = given(rising);
    const asleep: Incident = { ...incident, rules, severity: 'sev4' };
    expect(remindAt(asleep, 'effects')?.slice(11, 16)).toBe('10:15');
  });

  test('is asked of nobody before, or when it is over', () => {
    expect(remindAt(given(calm).incident, 'effects')).toBeUndefined();
    expect(remindAt(given(first).incident, 'effects')).toBeUndefined();
    given(first, minutes(20)).whenReported(reminds('effects')).thenNothing();
  });
});

describe('exposure that was only stopped', () => {
  const shifted: Move = [declared(), carriedOut(courseOf('traffic-shift')), checked(users, 'pass')];

  test('is asked about too, though nothing is counted to rise', () => {
    const { incident } = given(shifted, minutes(15), reminds('effects'));
    expect(asked(incident)[0]?.lines[0]).toContain('that is not recovery');
  });
});
