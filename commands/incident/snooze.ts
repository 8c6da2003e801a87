import { grammar } from '../grammar.ts';
import { duration } from '../parts/duration.ts';
import type { Verb } from '../verb.ts';

export const snooze: Verb = {
  family: 'incident',
  word: 'snooze',
  synonyms: ['remind-later', 'mute'],
  usage: 'snooze [30m]',
  summary: 'Put reminders off; they come back by themselves',
  examples: ['snooze', 'snooze 2h'],
  where: 'incident',
  danger: false,
  ...grammar('snooze', [duration('forMs', 'a length of time')]),
};
