import { describe, expect, test } from 'vitest';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Severity } from '../../src/core/incident/orders.ts';
import { asksIn, rings } from './acks.ts';
import { signed } from './approvals.ts';
import { reminds } from './cadence.ts';
import { breakGlassEnds, iDecide, inVain, later, offered, taken } from './command.ts';
import { given, type Move } from './given.ts';
import { ack, carded, close, declared, residual, running, waive } from './orders.ts';
import { changed } from './outside.ts';
import { begun, checked, done } from './reports.ts';
import { halfWay } from './resting.ts';
import { ada, bo, check, dba, effect, manual, planOf, pricing } from './sample.ts';
import { halfHour, later as minutes, supportCalm, supportDue } from './support.ts';

const hourly = 3_600_000;
const leaving: Move = [running(planOf({ effects: [effect('orders')] })), done('back')];
const steady: Move = [
  running(planOf({ criteria: [check('books-balance')] })),
  done('back'),
  checked('mitigation/users-buy', 'pass'),
];
const recovered: Move = [steady, checked('criterion/books-balance', 'pass')];
const byHand: Move = [
  running(planOf({ steps: [manual('call', 'text', { timeoutMs: hourly })] })),
  begun('call'),
];
const integral = planOf({ criteria: [check('totals', { class: 'integrity' })] });

/** Every kind of question, a story in which it is asked, and whether it waits for the end of the quiet hours. */
const questions: readonly (readonly [key: string, waits: boolean, story: Move])[] = [
  ['residual/', true, [leaving, later(hourly)]],
  ['support', true, [supportCalm(), minutes(30), supportDue]],
  ['report', true, [declared(), close({ reportOwner: bo })]],
  ['review/', true, [declared(), taken({ by: bo }), close({ by: bo })]],
  ['relieved/', true, [inVain, iDecide()]],
  ['support', false, [supportCalm({ ...halfHour, hours: always() }), minutes(30), supportDue]],
  ['remind/', false, [declared(), later(2 * hourly), reminds('handover')]],
  ['approval/', false, [declared(), carded({ facts: { plan: signed() } })]],
  ['handover/', false, [declared(), offered(bo)]],
  ['decide/', false, [inVain]],
  ['glass/', false, [declared(), taken(), later(1_800_000), breakGlassEnds(bo)]],
  ['waiver/', false, [running(integral), waive('totals')]],
  ['close', false, [recovered]],
  ['outside/', false, [running(planOf()), changed()]],
  ['outside/', false, [running(planOf()), changed({ target: pricing })]],
  ['rest/', false, [halfWay]],
  ['ack/', false, [byHand, ack('call', 'blocked', { evidence: 'no number', by: dba })]],
  ['ack/', false, [byHand, later(300_000), rings('ackSilent')]],
];

function always() {
  return { from: 0, to: 1_440, zone: 'UTC' };
}

const noon = '2026-03-01T12:30:00.000Z';
const quietHours = { from: '09:00', to: '18:00', zone: 'UTC' };

/** What of this is asked in the same incident, now with this severity and quiet hours. */
const quietly = (incident: Incident, severity: Severity | null, now = noon) =>
  asksIn({ ...incident, severity, rules: { ...incident.rules, quietHours } }, now);

describe('in quiet hours', () => {
  test.each(questions)('of a sev3 %s waits for their end: %s', (key, waits, story) => {
    const { incident } = given(story);
    const isAsked = (asks: ReturnType<typeof asksIn>) =>
      asks.some((ask) => ask.key.startsWith(key));
    expect(isAsked(asksIn(incident, noon))).toBe(true);
    expect(isAsked(quietly(incident, 'sev3'))).toBe(!waits);
    expect(isAsked(quietly(incident, 'sev3', '2026-03-01T18:00:00.000Z'))).toBe(true);
    for (const urgent of ['sev1', 'sev2', null] as const)
      expect(isAsked(quietly(incident, urgent))).toBe(true);
  });

  test('nothing that is urgent waits, and nothing that stood before they began', () => {
    for (const [, , story] of questions) {
      const { incident } = given(story);
      const held = asksIn(incident, noon).filter(
        ({ key }) => !quietly(incident, 'sev3').some((one) => one.key === key),
      );
      expect(held.filter(({ urgent }) => urgent)).toEqual([]);
    }
    const { incident } = given(leaving, later(hourly));
    const standing = { ...quietHours, from: '12:00' };
    expect(
      asksIn(
        { ...incident, severity: 'sev3', rules: { ...incident.rules, quietHours: standing } },
        '2026-03-01T13:00:00.000Z',
      ).map(({ key }) => key),
    ).toContain('residual/R1');
  });
});

describe('what is left over', () => {
  const at = (now: string) => {
    const { incident } = given(leaving);
    return asksIn(incident, now).find(({ key }) => key === 'residual/R1');
  };

  test('is asked of its owner when its time is nearly over, and of the authority too after it', () => {
    expect(at('2026-03-01T10:44:00.000Z')).toBeUndefined();
    const near = at('2026-03-01T10:46:00.000Z');
    expect(near).toMatchObject({ of: [dba], since: '2026-03-01T10:45:03.000Z' });
    expect(near?.lines).toEqual([
      'Close R1 (orders were written, count unknown): it is due at 11:00 UTC.',
    ]);
    expect(near?.actions.map(({ label }) => label)).toEqual(['Close R1']);
    const over = at('2026-03-01T11:00:04.000Z');
    expect(over).toMatchObject({ of: [dba, ada], since: '2026-03-01T11:00:03.000Z' });
    expect(over?.actions.map(({ label }) => label)).toEqual(['Close R1', 'Waive R1']);
  });

  test('is asked no more once it is closed', () => {
    const { incident } = given(leaving, residual('R1', 'done'));
    expect(asksIn(incident, '2026-03-01T12:00:00.000Z').map(({ key }) => key)).not.toContain(
      'residual/R1',
    );
  });
});
