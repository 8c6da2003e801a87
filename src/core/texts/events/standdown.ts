import type { EventType } from '../../events.ts';
import { clock, people, person } from '../words.ts';
import type { EventTexts } from './told.ts';

/** The events about standing down. */
export const standDownTexts = {
  StoodDown: ({ event: { until, because }, at }, voice) =>
    `${person(because.person, voice)} stands the incident down until ${clock(until, { ...voice, now: at })}; locks and checks stay`,
  StandDownEnded: ({ event: { slept, offered }, at }, voice) => {
    const told =
      slept.length === 0 ? '' : `. ${people(slept, voice)} slept and will read what happened`;
    const to =
      offered === undefined
        ? ''
        : `. The decision is offered to ${person(offered.to, voice)} until ${clock(offered.until, { ...voice, now: at })}`;
    return `The stand-down is over${to}${told}`;
  },
} satisfies Partial<EventTexts<EventType>>;
