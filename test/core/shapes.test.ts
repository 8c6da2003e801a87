import { describe, expect, test } from 'vitest';
import { Answer } from '../../src/core/answer.ts';
import { seal } from '../../src/core/chain.ts';
import { Envelope } from '../../src/core/envelope.ts';
import {
  after,
  IncidentId,
  instant,
  millis,
  PersonId,
  PlanId,
  serviceOf,
  Target,
} from '../../src/core/ids.ts';
import { Order } from '../../src/core/orders.ts';
import { stepKey, stepOf } from '../../src/core/run/run.ts';
import { TimerOrder } from '../../src/core/timer-order.ts';
import { checkout, rb } from './sample.ts';

describe('a name', () => {
  test.each([
    [IncidentId, 'INC-1', 'INC-x'],
    [PlanId, 'RB-1', 'rb-1'],
    [PersonId, 'p_ada', 'ada'],
    [Target, 'checkout@prod', 'Checkout@prod'],
  ] as const)('is of its kind or none', (schema, right, wrong) => {
    expect([schema.safeParse(right).success, schema.safeParse(wrong).success]).toEqual([
      true,
      false,
    ]);
  });

  test('of a target begins with its service', () => {
    expect(serviceOf(checkout)).toBe('checkout');
  });
});

describe('the name of a step outside its plan', () => {
  test('leads back to plan and step', () => {
    expect(stepOf(stepKey(rb(17), 'stop-worker'))).toEqual({ plan: rb(17), step: 'stop-worker' });
  });

  test.each(['RB-17', 'RB-17/', 'stop-worker', '/stop-worker', 'rb-17/x', ''])(
    'is none where it reads %j',
    (said) => {
      expect(stepOf(said)).toBeUndefined();
    },
  );
});

describe('a moment', () => {
  test('is the same in milliseconds and back', () => {
    const at = '2026-03-01T10:00:00.005Z';
    expect(instant(millis(at))).toBe(at);
    expect(after(at, 60_000)).toBe('2026-03-01T10:01:00.005Z');
  });
});

describe('what comes back from where it was kept', () => {
  test('is an envelope, a term and an answer of a known shape, or refused', () => {
    const envelope = seal(
      {
        stream: 'incident/INC-1',
        version: 1,
        position: 1,
        type: 'NoteAdded',
        schema: 1,
        at: '2026-03-01T10:00:00.000Z',
        recordedAt: '2026-03-01T10:00:00.000Z',
        actor: 'p_ada',
        via: 'slack',
        correlation: 'INC-1',
        mode: 'live',
        targets: [checkout],
        codes: {},
        texts: {},
      },
      '',
    );
    expect(Envelope.parse(envelope)).toEqual(envelope);
    expect(Envelope.safeParse({ ...envelope, name: 'Ada' }).success).toBe(false);
    const term = { kind: 'proposalExpires', plan: rb(1) };
    expect(TimerOrder.parse(term)).toEqual(term);
    expect(TimerOrder.safeParse({ kind: 'go', plan: rb(1) }).success).toBe(false);
    const answer = { accepted: false, refusal: { code: 'NoStrategy', reason: 'x', lift: 'y' } };
    expect(Answer.parse(answer)).toEqual(answer);
    expect(Answer.safeParse({ ...answer, accepted: true }).success).toBe(false);
  });
});

describe('an order', () => {
  test('with a field that nobody knows is refused', () => {
    expect(Order.safeParse({ kind: 'stop' }).success).toBe(true);
    expect(Order.safeParse({ kind: 'stop', force: true }).success).toBe(false);
    const bare = { kind: 'tabletopStart' };
    expect(Order.safeParse(bare).success).toBe(true);
    expect(Order.safeParse({ ...bare, speed: '10x' }).success).toBe(false);
    expect(Order.safeParse({ ...bare, service: 'checkout' }).success).toBe(false);
    expect(Order.safeParse({ kind: 'go', card: 'c1', types: 'checkout@prod' }).success).toBe(false);
  });
});
