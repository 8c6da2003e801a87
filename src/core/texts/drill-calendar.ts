import type { Dated, Month } from '../drill/calendar.ts';
import type { PersonId } from '../ids.ts';
import type { Voice } from './voice.ts';
import { person } from './words.ts';

/** What stands on the page of drills. */
export const drillNames = {
  title: 'Drills',
  none: 'No service is rehearsed. Say `drills:` for a service in sternway.yaml.',
  calendar: 'Calendar',
  earlier: 'Month before',
  later: 'Month after',
  thisMonth: 'This month',
  today: 'today',
  quiet: 'Nothing is planned or was rehearsed in this month.',
  never: 'never',
  unplanned: 'no day named',
  soon: 'as soon as possible',
  nobody: 'nobody could rehearse it now',
  unknown: 'not known',
} as const;

export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `November 2026`. */
export const monthText = (month: Month): string =>
  `${months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/** `checkout@staging passed`; who is next where that is known. */
export function datedText(entry: Dated, voice: Voice): string {
  const { kind, target } = entry;
  switch (kind) {
    case 'passed':
    case 'failed':
      return `${target} ${kind}`;
    case 'not-scored':
      return `${target} not scored`;
    case 'asked':
      return `${target}: ${person(entry.person, voice)} was asked`;
    case 'named':
      return `${target} planned${entry.by === undefined ? '' : ` by ${person(entry.by, voice)}`}${next(entry.person, voice)}`;
    case 'due':
      return `${target} to pass by${next(entry.person, voice)}`;
    case 'overdue':
      return `${target} OVERDUE${next(entry.person, voice)}`;
    case 'never':
      return `${target} NEVER REHEARSED${next(entry.person, voice)}`;
  }
}

const next = (who: PersonId | undefined, voice: Voice): string =>
  who === undefined ? '' : `, next ${person(who, voice)}`;

/** How often a service was rehearsed; `unscored`: drills in which no strategy began, which are none of them. */
export const doneText = (all: number, passed: number, unscored: number): string =>
  `${all}, ${passed} passed${unscored === 0 ? '' : `; ${unscored} not scored`}`;

/** The head of the table of services. */
export const drillTable = {
  caption: 'When each service is to be rehearsed, and how its drills went',
  columns: [
    'Target',
    'State',
    'To pass by',
    'Planned',
    'Why',
    'Next',
    'Takes',
    'Last passed',
    'Drills',
  ],
} as const;
