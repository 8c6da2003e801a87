import type { EventOf, EventType } from '../../events.ts';
import { reportsText } from '../reports.ts';
import { capital, clock, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

const said = {
  'no-increase': 'says that reports do not rise',
  increase: 'says that reports rise',
  'need-time': 'needs time to say whether reports rise',
} as const satisfies Record<EventOf<'SupportSaid'>['verdict'], string>;

/** The events about gates. */
export const gateTexts = {
  SupportAsked: ({ event: { role } }) => `${capital(role)} is asked whether reports rise`,
  ReportsCounted: (told) => `${reportsText(told.event)}${because(told, 'why')}`,
  SupportSaid: (told, voice) => {
    const { verdict, by, again } = told.event;
    const later =
      again === undefined
        ? ''
        : `, and is asked again at ${clock(again, { ...voice, now: told.at })}`;
    return `${person(by, voice)} ${said[verdict]}${later}${because(told, 'evidence')}`;
  },
} satisfies Partial<EventTexts<EventType>>;
