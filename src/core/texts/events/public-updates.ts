import type { EventType } from '../../events.ts';
import { stageName, wentWrong } from '../public-update.ts';
import { person } from '../words.ts';
import { type EventTexts, textOf } from './told.ts';

/** The events about what the public is told. */
export const publicUpdateTexts = {
  UpdateDrafted: (told, voice) => {
    const { update, stage, because } = told.event;
    return `${person(because.person, voice)} drafted ${update} for the public (${stageName[stage]}): ${textOf(told, 'text')}`;
  },
  UpdateApproved: ({ event: { update, because } }, voice) =>
    `${person(because.person, voice)} approved ${update} for the public`,
  UpdateDropped: ({ event: { update, because } }, voice) =>
    because === undefined
      ? `${update} is not sent to the status page any more: a newer one was approved`
      : `${person(because.person, voice)} dropped ${update}: it is not sent to the status page any more`,
  UpdateTaken: ({ event: { update, link } }) =>
    `The status page took ${update}${link === undefined ? '' : `: ${link}`}`,
  UpdateNotTaken: ({ event: { update, code, isLast } }) =>
    `The status page has not taken ${update}: ${wentWrong[code]}. ${isLast ? 'It is tried no more' : 'It is tried again by itself'}`,
  UpdateRehearsed: ({ event: { update } }) =>
    `${update} would go to the status page now; nothing leaves here, because this is no live incident or Sternway only observes`,
} satisfies Partial<EventTexts<EventType>>;
