import type { Refusals } from '../../authority/refusals.ts';
import { incident } from '../voice.ts';
import { list, person, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about who decides, and how that changes. */
export const authorityRefusals: RefusalTexts<Refusals> = {
  NoHandover: ({ authority, to }, voice) => ({
    reason: sentences(
      to === undefined
        ? 'No handover is open: it was not offered, it lapsed, or somebody else decides by now'
        : `The decision is offered to ${person(to, voice)}, so only ${person(to, voice)} can accept it`,
      `${person(authority, voice)} decides`,
    ),
    lift: `${person(authority, voice)} can offer it to you with ${incident(voice, 'handover <@you>')}. ${incident(voice, 'who')} shows who may decide.`,
  }),
  MayNotTakeCommand: ({ authority, roster }, voice) => ({
    reason: sentences(
      'Only people on the roster take command, and you are not on it',
      `${person(authority, voice)} decides`,
    ),
    lift: sentences(
      roster.length === 0
        ? 'Nobody is on the roster at the moment'
        : `${list(
            roster.map((one) => person(one, voice)),
            8,
            'or',
          )} can take command with ${incident(voice, 'take-command <reason>')}`,
      `You can still read everything and add ${incident(voice, 'note <text>')}`,
    ),
  }),
  OneRoleEach: ({ who }, voice) => ({
    reason: `In a sev1 or sev2 with three people or more nobody both decides and does the work, and ${person(who, voice)} would. Nothing changed.`,
    lift: `Give ops to somebody else with ${incident(voice, 'assign ops <@person>')}, or hand the decision over with ${incident(voice, 'handover <@person>')}.`,
  }),
};
