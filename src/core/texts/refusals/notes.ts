import type { Refusals } from '../../notes/refusals.ts';
import { incident } from '../voice.ts';
import { people, quoted } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const whyNot = {
  'no-note': 'it is no note, and only what somebody noted can be a decision that was spoken',
  withdrawn: 'its message was deleted or is not marked any more',
  'too-late': 'it is older than 10 minutes, and nobody should vouch for words from memory',
} as const;

/** Refusals about what stands in the timeline. */
export const noteRefusals: RefusalTexts<Refusals> = {
  UnknownEntry: ({ entry, last }, voice) => ({
    reason: `The timeline has no entry ${quoted(entry)}; the newest is ${last}. Nothing was recorded.`,
    lift: `${incident(voice, 'timeline')} shows the name of each entry. What is new is a note: ${incident(voice, 'note <text>')}.`,
  }),
  NotYourEntry: ({ entry, may }, voice) => ({
    reason: `${entry} is not yours, so you do not correct it; it stays as it is.`,
    lift: `${people(may, voice)} may. Put what you know beside it: ${incident(voice, 'note <text>')}.`,
  }),
  NoSpokenDecision: ({ entry, why }, voice) => ({
    reason: `${entry} was not recorded as your decision: ${whyNot[why]}. Nothing moved.`,
    lift: `Say it yourself: ${incident(voice, 'note <text>')}. What is to run is decided on its card, which ${incident(voice, 'status')} leads to.`,
  }),
};
