import { describe, expect, test } from 'vitest';
import { owedReports } from '../../src/core/gates/support.ts';
import { asksIn, termAt } from './acks.ts';
import { given, type Move } from './given.ts';
import { recovered } from './orders.ts';
import { checked } from './reports.ts';
import {
  countedReports,
  counting,
  halfHour,
  later,
  supportCalm,
  supportDue,
  supportSays,
} from './support.ts';

const asked: Move = [supportCalm(counting), later(30), supportDue];
const lines = (...story: readonly Move[]) =>
  asksIn(given(...story).incident)
    .find(({ key }) => key === 'support')
    ?.lines.slice(2);

describe('the reports, where they are counted', () => {
  test('are counted when support is asked, once each time', () => {
    expect(owedReports(given(supportCalm(counting)).incident)).toBeUndefined();
    expect(owedReports(given(asked).incident)).toEqual(counting.reports);
    const counted: Move = [asked, countedReports(31, 12)];
    expect(owedReports(given(counted).incident)).toBeUndefined();
    given(counted).whenReported(countedReports(40, 12)).thenNothing();
    const again: Move = [counted, supportSays('need-time'), later(30), supportDue];
    expect(owedReports(given(again).incident)).toEqual(counting.reports);
    expect(lines(again)).toEqual([]);
  });

  test.each([
    [31, 12, 'Reports in the last hour: 31, 12 in a usual one.'],
    [0, 1 / 3, 'Reports in the last hour: 0, 0.3 in a usual one.'],
    [31, undefined, 'Reports in the last hour: 31.'],
    [31, null, 'Reports in the last hour: 31; what is usual could not be counted.'],
    [null, 12, 'The reports could not be counted.'],
  ])('are told to whoever is asked: %s against %s', (now, usual, told) => {
    expect(lines(asked, countedReports(now, usual))).toEqual([told]);
  });

  test('that come late say nothing about what is asked now', () => {
    const old = { kind: 'reportsCounted', asked: '2026-03-01T10:00:00.000Z', now: 1 } as const;
    given(asked)
      .whenReported({ report: { ...old, usual: undefined, why: undefined } })
      .thenNothing();
  });

  test('are not counted where nobody said how', () => {
    expect(owedReports(given(supportCalm(), later(30), supportDue).incident)).toBeUndefined();
  });
});

describe('a playbook', () => {
  const books = checked('criterion/books-balance', 'pass');

  test('that says notify lets nothing wait for support', () => {
    const { incident } = given(supportCalm(halfHour, { supportAck: 'notify' }), books);
    expect(incident.rung).toBe('recovered');
  });

  test('that requires it has support asked, also where the service says nothing', () => {
    for (const rule of [null, { ...halfHour, mode: 'notify' as const }]) {
      const story: Move = [supportCalm(rule, { supportAck: 'required' }), books];
      expect(termAt(given(story).incident, 'supportDue')).toBe('2026-03-01T10:30:06.000Z');
      const { refusal } = given(story)
        .when(recovered())
        .thenRefuses('NotRecovered', 'OrderRefused');
      expect(refusal.facts).toMatchObject({ support: 'support' });
    }
  });
});
