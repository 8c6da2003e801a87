import type { EventType } from '../../events.ts';
import { person } from '../words.ts';
import type { EventTexts } from './told.ts';

/** The events about who may know of an incident. */
export const privacyTexts = {
  PersonInvited: ({ event }, voice) =>
    `${person(event.person, voice)} is invited into this private incident`,
  MadePublic: () =>
    'This incident is public from now on, with all that was recorded in it before. A channel that was made private stays private: Slack lets only people change that, in the settings of the channel',
} satisfies Partial<EventTexts<EventType>>;
