import { describe, expect, test } from 'vitest';
import { statusText } from '../../src/core/texts/status.ts';
import { asksIn, termAt, voiceNow } from './acks.ts';
import { given, type Move } from './given.ts';
import { assigned, mitigated, recovered, reopen, residual, waive } from './orders.ts';
import { checked } from './reports.ts';
import { ada, bo, observer } from './sample.ts';
import { halfHour, later, supportAsked, supportCalm, supportDue, supportSays } from './support.ts';

const books = 'criterion/books-balance';
const calm = supportCalm();
const asked: Move = [supportAsked, checked(books, 'pass')];
const asks = (...story: readonly Move[]) =>
  asksIn(given(...story).incident).filter(({ key }) => key === 'support');

describe('support', () => {
  test('is asked a while after users stopped hurting, once', () => {
    const { incident } = given(calm);
    expect(termAt(incident, 'supportDue')).toBe('2026-03-01T10:30:06.000Z');
    given(calm, later(29)).whenReported(supportDue).thenNothing();
    given(calm, later(30))
      .whenReported(supportDue)
      .thenRecords('SupportAsked')
      .where('SupportAsked', { role: 'support' });
    expect(termAt(given(supportAsked).incident, 'supportDue')).toBeUndefined();
    given(supportAsked)
      .whenReported({ report: { kind: 'supportDue' } })
      .thenNothing();
  });

  test('is asked at the beginning of its next shift', () => {
    const hours = { from: 480, to: 540, zone: 'Europe/Berlin' };
    const { incident } = given(supportCalm({ ...halfHour, hours }));
    expect(termAt(incident, 'supportDue')).toBe('2026-03-02T07:00:00.000Z');
  });

  test('is asked in person, with its three answers', () => {
    expect(asks(supportAsked, assigned('support', observer))).toMatchObject([
      { of: [observer], where: 'direct', urgent: false },
    ]);
    expect(asks(supportAsked)[0]?.lines).toMatchInlineSnapshot(`
      [
        "Do reports about checkout@prod rise? Users of INC-1 should have stopped hurting at 10:00 UTC.",
        "It does not count as recovered before you have answered.",
      ]
    `);
    expect(asks(supportAsked)[0]?.actions.map(({ label }) => label)).toEqual([
      'No increase',
      'Increase',
      'Need time',
    ]);
    expect(asks(supportAsked, supportSays('no-increase'))).toEqual([]);
  });

  test('lets the incident recover when it sees no increase', () => {
    expect(given(asked).incident.rung).toBe('validating');
    given(asked)
      .when(supportSays('no-increase'))
      .thenRecords('SupportSaid', 'RecoveryReached')
      .on('recovered');
  });

  test('is named as missing until then', () => {
    const refused = given(asked).when(recovered()).thenRefuses('NotRecovered', 'OrderRefused');
    expect(refused.refusal.facts).toMatchObject({ checks: [], support: 'support' });
    const { incident } = given(calm);
    expect(statusText(incident, {}, voiceNow(incident.updatedAt))).toContain(
      'Recovered waits for criterion books-balance (no answer yet).',
    );
    expect(statusText(incident, {}, voiceNow(incident.updatedAt))).toContain(
      'Recovered waits for support to say whether reports rise.',
    );
  });

  test('takes the incident back when it sees an increase, asked or not', () => {
    for (const story of [calm, asked]) {
      const { incident } = given(story)
        .when(supportSays('increase'))
        .thenRecords('SupportSaid', 'MitigationLost')
        .where('MitigationLost', { check: 'gate/support' })
        .on('deciding');
      expect(statusText(incident, {}, voiceNow(incident.updatedAt))).toContain(
        'because support sees more reports',
      );
    }
  });

  test('is not outweighed by calm checks, only by the authority', () => {
    const fallen: Move = [asked, supportSays('increase')];
    given(fallen)
      .whenReported(checked('mitigation/users-buy', 'pass'))
      .thenRecords('CheckReported')
      .on('deciding');
    const again: Move = [fallen, mitigated()];
    expect(given(again).incident.rung).toBe('validating');
    expect(termAt(given(again).incident, 'supportDue')).toBeDefined();
  });

  test('may say by what it knows', () => {
    given(supportAsked)
      .when(supportSays('no-increase', { evidence: 'two reports an hour, as ever' }))
      .thenRecords('SupportSaid')
      .where('SupportSaid', { texts: { evidence: 'two reports an hour, as ever' } });
  });

  test('is given time once', () => {
    const more: Move = [supportAsked, supportSays('need-time')];
    expect(termAt(given(more).incident, 'supportDue')).toMatch(/^2026-03-01T11:00/u);
    expect(asks(more)).toEqual([]);
    const late: Move = [more, later(30), supportDue];
    expect(asks(late)[0]?.actions).toHaveLength(2);
    given(late).when(supportSays('need-time')).thenRefuses('SupportHadTime', 'OrderRefused');
    given(late).when(supportSays('no-increase')).thenRecords('SupportSaid');
  });

  test('says that there is no increase only when it was asked', () => {
    given(calm)
      .when(supportSays('no-increase'))
      .thenRefuses('SupportNotAsked', 'OrderRefused')
      .saying({ due: '2026-03-01T10:30:06.000Z' });
    given(asked, supportSays('no-increase'))
      .when(supportSays('increase'))
      .thenRefuses('SupportNotAsked', 'OrderRefused')
      .saying({ due: undefined });
  });

  test('is answered by whoever holds the role', () => {
    given(supportAsked, assigned('support', observer))
      .when(supportSays('no-increase'))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'support', holders: [observer] });
    given(supportAsked, assigned('support', observer))
      .when(supportSays('no-increase', { by: observer }))
      .thenRecords('SupportSaid');
    given(supportAsked)
      .when(supportSays('no-increase', { by: bo }))
      .thenRefuses('NotTheRole', 'OrderRefused')
      .saying({ role: 'support', holders: [ada] });
  });

  test('is waived by the authority, which leaves work', () => {
    given(asked).when(waive('support')).thenRecords('CheckWaived', 'ResidualOpened');
    given(asked, waive('support'))
      .when(residual('R1', 'done'))
      .thenRecords('ResidualClosed', 'RecoveryReached');
  });

  test('is asked anew after a reopening', () => {
    const again: Move = [asked, supportSays('no-increase'), reopen()];
    expect(given(again).incident.support.saidNoIncrease).toBe(false);
  });
});

describe('support that is only told', () => {
  const told = supportCalm({ ...halfHour, mode: 'notify' });

  test('keeps nobody from recovering', () => {
    given(told)
      .whenReported(checked(books, 'pass'))
      .thenRecords('CheckReported', 'RecoveryReached');
    given(told).when(waive('support')).thenRefuses('UnknownCheck', 'OrderRefused');
  });

  test('is asked, and takes the incident back when it sees an increase', () => {
    const due: Move = [told, later(30), supportDue];
    expect(asks(due)[0]?.lines[1]).toMatch(/^Recovery does not wait/u);
    given(due).when(supportSays('increase')).thenRecords('SupportSaid', 'MitigationLost');
  });
});
