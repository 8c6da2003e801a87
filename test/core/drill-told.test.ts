import { describe, expect, test } from 'vitest';
import { type ReminderEnd, remindersIn } from '../../src/core/drill/told.ts';
import type { Event } from '../../src/core/events.ts';
import type { Happened } from '../../src/core/timeline/entries.ts';
import { ada, bo } from './sample.ts';
import { drillSamples } from './texts/drill-samples.ts';

const { DrillReminded, DrillPostponed, DrillSkipped, DrillDone, DrillScheduled } = drillSamples;

const logOf = (...events: readonly (Event | undefined)[]): readonly Happened[] =>
  events
    .filter((event) => event !== undefined)
    .map((event, index) => ({
      event,
      texts: event.texts ?? {},
      at: '2026-03-02T09:00:00.000Z',
      recordedAt: '2026-03-02T09:00:00.000Z',
      actor: 'timer',
      via: 'timer',
      mode: 'drill',
      position: index + 1,
      stream: 'drill/checkout',
      version: index + 1,
    }));

const endsOf = (...events: readonly (Event | undefined)[]): readonly ReminderEnd['status'][] =>
  remindersIn(logOf(...events)).map(({ end }) => end.status);

describe('a reminder, looked back at', () => {
  const [reminder, next] = DrillReminded;
  const [off] = DrillPostponed;
  const [skip, again] = DrillSkipped;
  const [passed] = DrillDone;

  test('waits until somebody says something to it', () => {
    expect(endsOf(reminder)).toEqual(['open']);
    expect(endsOf(reminder, DrillScheduled[0])).toEqual(['open']);
    expect(endsOf(reminder, off)).toEqual(['postponed']);
    expect(endsOf(reminder, off, skip)).toEqual(['skipped']);
    expect(endsOf(reminder, passed)).toEqual(['done']);
  });

  test('is passed over by the next one, unless it has an end of its own', () => {
    expect(endsOf(reminder, next)).toEqual(['passed-over', 'open']);
    expect(endsOf(reminder, off, next)).toEqual(['passed-over', 'open']);
    expect(endsOf(reminder, skip, next, passed)).toEqual(['skipped', 'done']);
  });

  test('knows who skipped it, why, and who was told', () => {
    expect(remindersIn(logOf(reminder, again))[0]?.end).toEqual({
      status: 'skipped',
      by: ada,
      inARow: 2,
      leads: [bo],
      reason: 'in a workshop',
    });
  });
});
