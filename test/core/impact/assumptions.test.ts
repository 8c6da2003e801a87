import { describe, expect, test } from 'vitest';
import { assumptionsOf } from '../../../src/core/impact/assumptions.ts';
import { statusText } from '../../../src/core/texts/status.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { given, type Move } from '../given.ts';
import { residual, resume, running, waive } from '../orders.ts';
import { checked, done } from '../reports.ts';
import { bo, check, planOf } from '../sample.ts';
import { assume } from './orders.ts';

const plan = planOf({
  assumes: [
    { text: 'nobody else deploys' },
    { text: 'the router obeys', check: 'router' },
    { text: 'the old release reads the new rows' },
  ],
  preconditions: [check('router', { soakMs: 0 })],
});
const through: Move = [
  running(plan),
  checked('precondition/router', 'pass'),
  done('back'),
  checked('mitigation/users-buy', 'pass'),
];

describe('what a plan takes for granted', () => {
  test('is settled with recovered: by its check, or as never known', () => {
    const { events } = given(through)
      .when(checked('criterion/books-balance', 'pass'))
      .thenRecords(
        'CheckReported',
        'AssumptionSettled',
        'AssumptionSettled',
        'AssumptionSettled',
        'RecoveryReached',
      );
    expect(events.flatMap((event) => ('outcome' in event ? [event.outcome] : []))).toEqual([
      'never-known',
      'held',
      'never-known',
    ]);
  });

  test('stays as somebody in command settled it', () => {
    const told = given(through, assume('1', 'broken'));
    expect(assumptionsOf(told.incident)[0]).toMatchObject({ number: 1, settled: 'broken' });
    told
      .when(checked('criterion/books-balance', 'pass'))
      .thenRecords('CheckReported', 'AssumptionSettled', 'AssumptionSettled', 'RecoveryReached');
  });

  test('stands in the status with what became of it', () => {
    const { incident } = given(through, assume('1', 'broken'));
    const text = statusText(incident, {}, voiceAt({ at: incident.updatedAt }));
    const [first, second] = plan.assumes;
    expect(text).toContain(`1: ${first?.text} (it was broken)`);
    expect(text).toContain(`2: ${second?.text} (shown by ${second?.check})`);
    expect(text).toContain('(unproven)');
  });

  test('is not settled by others, nor twice the same way, nor where there is none', () => {
    given(through)
      .when(assume('1', 'held', { by: bo }))
      .thenRefuses('NotTheRole', 'OrderRefused');
    given(through, assume('1', 'held')).when(assume('1', 'held')).thenNothing('AlreadySettled');
    given(through).when(assume('9', 'held')).thenRefuses('UnknownAssumption', 'OrderRefused');
  });

  test('is never known where its check failed and somebody went on without it', () => {
    const { events } = given(
      running(plan),
      checked('precondition/router', 'fail'),
      waive('precondition/router'),
      resume(),
      residual('R1', 'waive'),
      done('back'),
      checked('mitigation/users-buy', 'pass'),
    )
      .when(checked('criterion/books-balance', 'pass'))
      .thenRecords(
        'CheckReported',
        'AssumptionSettled',
        'AssumptionSettled',
        'AssumptionSettled',
        'RecoveryReached',
      );
    expect(events.flatMap((event) => ('outcome' in event ? [event.outcome] : []))).toEqual([
      'never-known',
      'never-known',
      'never-known',
    ]);
  });
});
