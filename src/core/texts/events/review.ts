import type { EventType } from '../../events.ts';
import { clock, person } from '../words.ts';
import { because, type EventTexts, textOf } from './told.ts';

/** The events about reviews. */
export const reviewTexts = {
  ReviewOpened: (told, voice) => {
    const { review, notBy, due } = told.event;
    const what = textOf(told, 'what') ?? told.event.cause;
    const others = notBy.map((one) => person(one, voice)).join(' and ');
    return `${review} is to be reviewed by somebody other than ${others}, due ${clock(due, { ...voice, now: told.at })}: ${what}`;
  },
  ReviewDone: (told, voice) =>
    `${told.event.review} is reviewed by ${person(told.event.by, voice)}${because(told, 'finding')}`,
} satisfies Partial<EventTexts<EventType>>;
