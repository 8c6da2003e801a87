import { describe, test } from 'vitest';
import { given, type Move } from './given.ts';
import { ack, assigned, declared, running, skip, stop } from './orders.ts';
import { ackOverdue, begun, claimed } from './reports.ts';
import { ada, bo, dba, manual, observer, planOf, rb, step } from './sample.ts';

const asks = (evidence: string, role = 'dba'): Move => [
  running(
    planOf({
      steps: [
        manual('look', evidence, { with: { role, evidence } }),
        step('b', { needs: ['look'] }),
      ],
    }),
  ),
];
const waiting = (evidence: string, role = 'dba'): Move => [asks(evidence, role), begun('look')];

describe('a step that a person does', () => {
  test('waits for the role that it names, for as long as its timeout', () => {
    given(asks('text'))
      .whenReported(begun('look'))
      .thenRecords('StepAwaitsAck')
      .where('StepAwaitsAck', {
        plan: rb(1),
        step: 'look',
        attempt: 1,
        role: 'dba',
        until: '2026-03-01T10:01:04.000Z',
      });
    given(waiting('text')).whenReported(begun('look')).thenNothing();
  });

  test('is finished by that role with evidence', () => {
    given(waiting('text'))
      .when(ack('look', 'done', { by: dba, evidence: '212 orders, none open' }))
      .thenRecords('StepAcknowledged', 'StepFinished')
      .where('StepAcknowledged', {
        state: 'done',
        by: dba,
        texts: { evidence: '212 orders, none open' },
      })
      .where('StepFinished', { evidence: { by: dba, state: 'done' } });
    given(waiting('text'), ack('look', 'done', { by: dba, evidence: 'x' }))
      .whenReported(claimed('b'))
      .thenRecords('StepStarted');
  });

  test('is not finished by anybody else, not by the authority either', () => {
    for (const by of [ada, bo, observer]) {
      given(waiting('none'))
        .when(ack('look', 'done', { by }))
        .thenRefuses('NotTheRole', 'OrderRefused')
        .saying({ role: 'dba', holders: [dba] });
    }
  });

  test('is finished by whoever holds the role in the incident, not by who holds it otherwise', () => {
    const handed: Move = [declared(), assigned('dba', bo)];
    const story: Move = [waiting('none'), assigned('dba', bo)];
    given(handed).when(assigned('dba', bo)).thenNothing('AlreadyHolds');
    given(story)
      .when(ack('look', 'done', { by: bo }))
      .thenRecords('StepAcknowledged', 'StepFinished');
    given(story)
      .when(ack('look', 'done', { by: dba }))
      .thenRefuses('NotTheRole', 'OrderRefused');
  });

  test('is finished by the authority where nobody holds the role', () => {
    given(waiting('none', 'support'))
      .when(ack('look', 'done'))
      .thenRecords('StepAcknowledged', 'StepFinished');
  });

  test.each([
    ['text', undefined, false],
    ['text', 'seen', true],
    ['number', undefined, false],
    ['number', 'many', false],
    ['number', '212', true],
    ['number', '-1.5', true],
    ['link', 'see the wiki', false],
    ['link', 'ftp://wiki.test/1', false],
    ['link', 'https://wiki.test/1', true],
    ['none', undefined, true],
  ] as const)('asks for evidence of the kind %s: %s is %s', (kind, evidence, isEnough) => {
    const when = given(waiting(kind)).when(
      ack('look', 'done', { by: dba, ...(evidence ? { evidence } : {}) }),
    );
    if (isEnough) when.thenRecords('StepAcknowledged', 'StepFinished');
    else
      when.thenRefuses('EvidenceMissing', 'OrderRefused').saying({ step: 'look', evidence: kind });
  });

  test('may be seen, worked on and blocked without evidence, and stays open', () => {
    for (const state of ['seen', 'doing', 'blocked'] as const) {
      given(waiting('text'))
        .when(ack('look', state, { by: dba }))
        .thenRecords('StepAcknowledged');
    }
    given(waiting('text'), ack('look', 'seen', { by: dba }))
      .when(ack('look', 'seen', { by: dba }))
      .thenNothing('AlreadyAcked');
    given(waiting('text'), ack('look', 'seen', { by: dba }))
      .when(ack('look', 'doing', { by: dba }))
      .thenRecords('StepAcknowledged');
  });

  test('said again by another holder is news', () => {
    const both = { facts: { roleHolders: { dba: [dba, bo] } } };
    given(waiting('text'), ack('look', 'seen', { by: dba, ...both }))
      .when(ack('look', 'seen', { by: bo, ...both }))
      .thenRecords('StepAcknowledged');
  });

  test('fails when its holder says so, and when nobody comes in time', () => {
    given(waiting('text'))
      .when(ack('look', 'failed', { by: dba, evidence: 'locked out' }))
      .thenRecords('StepAcknowledged', 'StepFailed', 'RunPaused')
      .where('StepFailed', { code: 'SaidFailed' });
    given(waiting('text'))
      .whenReported(ackOverdue('look'))
      .thenRecords('StepFailed', 'RunPaused')
      .where('StepFailed', { code: 'Timeout' });
  });

  test('does not time out when it is done', () => {
    given(waiting('none'), ack('look', 'done', { by: dba }))
      .whenReported(ackOverdue('look'))
      .thenNothing();
  });

  test('may be done while the run is paused', () => {
    given(waiting('none'), stop())
      .when(ack('look', 'done', { by: dba }))
      .thenRecords('StepAcknowledged', 'StepFinished');
  });

  test('may be skipped while it waits, and cannot be acknowledged before it has its turn', () => {
    given(waiting('text')).when(skip('look')).thenRecords('StepSkipped');
    given(asks('text'))
      .when(ack('look', 'seen', { by: dba }))
      .thenRefuses('StepNotThere', 'OrderRefused')
      .saying({ step: 'look', status: 'pending', order: 'ack' });
    given(asks('text'))
      .when(ack('b', 'seen', { by: dba }))
      .thenRefuses('StepNotThere', 'OrderRefused');
  });
});
