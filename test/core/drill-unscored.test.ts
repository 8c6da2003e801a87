import { describe, expect, test } from 'vitest';
import { isNoWay, unbegunIn } from '../../src/core/drill/unscored.ts';
import type { Event } from '../../src/core/events.ts';
import { refuse } from '../../src/core/refusals.ts';
import { ada, checkout } from './sample.ts';
import { eventSamples } from './texts/event-samples.ts';

const no = (order: string, code = 'NoWayBack'): Event => ({
  type: 'OrderRefused',
  order,
  code,
  by: ada,
});
const unbegun = (...events: readonly Event[]) =>
  unbegunIn(
    [],
    events.map((event) => ({ event })),
  );

describe('a drill in which no strategy began', () => {
  test('is none where one did', () => {
    expect(unbegunIn([{ activated: '2026-03-01T10:00:00.000Z' }], [])).toBeUndefined();
    expect(unbegunIn([{ activated: undefined }], [])).toEqual({ code: undefined });
  });

  test('says by which refusal the last order for a way back was stopped', () => {
    expect(unbegun(no('card'), no('go', 'ApprovalMissing'))).toEqual({ code: 'ApprovalMissing' });
    expect(unbegun(no('card'), no('note', 'TooLong'))).toEqual({ code: 'NoWayBack' });
  });

  test('was stopped by nothing where there was a card after all, or nobody asked', () => {
    expect(unbegun(no('card'), ...eventSamples.CardShown.slice(0, 1))).toEqual({ code: undefined });
    expect(unbegun(no('plan'), ...eventSamples.PlanMade.slice(0, 1))).toEqual({ code: undefined });
    expect(unbegun()).toEqual({ code: undefined });
  });
});

describe('a plan that was refused', () => {
  test('is no way back at all where none could be made, whoever asks', () => {
    expect(isNoWay(refuse('NoWayBack', { target: checkout, known: [] }))).toBe(true);
    expect(isNoWay(refuse('NoPlaybook', { service: 'checkout' }))).toBe(true);
    expect(isNoWay(refuse('SeveralServices', { services: [] }))).toBe(false);
  });
});
