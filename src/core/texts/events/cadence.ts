import type { Reminder } from '../../cadence/events.ts';
import type { EventType } from '../../events.ts';
import { millis } from '../../ids.ts';
import { clock, person, sentence } from '../words.ts';
import { type EventTexts, type Told, textOf } from './told.ts';

const asked = {
  severity: 'Nobody has said the severity yet; it is asked for',
  report: 'A status report is due',
  handover: 'Two hours in command: a handover is suggested',
  effects: 'Exposure stopped is not recovery: it is asked what becomes of the rest',
} as const satisfies Record<Reminder, string>;

/** The clock looks away for moments; more than a minute means that it waited for quiet hours to end. */
const waitedMs = 60_000;

/** The events about keeping people informed. */
export const cadenceTexts = {
  Reminded: ({ event: { of, due }, at }, voice) =>
    millis(at) - millis(due) < waitedMs
      ? asked[of]
      : `${asked[of]} (since ${clock(due, { ...voice, now: at })}; it waited for the end of the quiet hours)`,
  RemindersSnoozed: ({ event: { until, because }, at }, voice) =>
    `${person(because.person, voice)} puts reminders off until ${clock(until, { ...voice, now: at })}`,
  StatusReported: (told) => {
    const { audience } = told.event;
    return `Status report${audience === 'executive' ? ' for executives' : ''}. Conditions: ${part(told, 'conditions')} Actions: ${part(told, 'actions')} Needs: ${part(told, 'needs')}`;
  },
} satisfies Partial<EventTexts<EventType>>;

const part = (told: Pick<Told, 'texts'>, name: string): string =>
  sentence(textOf(told, name) ?? 'not said');
