import type { Refusals } from '../../authority/refusals.ts';
import { incident } from '../voice.ts';
import { clock, list, person, sentences } from '../words.ts';
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
      `After the whole roster was paged in vain, two holders of ops can do it together with ${incident(voice, 'decide <reason>')}`,
      `You can still read everything and add ${incident(voice, 'note <text>')}`,
    ),
  }),
  NothingToDecide: ({ authority }, voice) => ({
    reason: `No decision waits, so there is nothing to take over. ${person(authority, voice)} decides.`,
    lift: `If it cannot wait until one does, take command with ${incident(voice, 'take-command <reason>')}: it counts at once, and somebody else reviews it. ${incident(voice, 'status')} says where things stand.`,
  }),
  TooEarlyToDecide: ({ authority, until }, voice) => ({
    reason: sentences(
      `${person(authority, voice)} decides, and nobody else was called for this decision yet`,
      until === undefined
        ? undefined
        : `${person(authority, voice)} has until ${clock(until, voice)}; then the next on the roster is called, and whoever is on it can decide`,
    ),
    lift: `If it cannot wait, take command with ${incident(voice, 'take-command <reason>')}: it counts at once, and somebody else reviews it.`,
  }),
  ReasonMissing: ({ order }, voice) => ({
    reason:
      'Two holders of ops may take command here, and the first of them says why: it goes on record and is reviewed. Nothing changed.',
    lift: `Type it with the reason: ${order === 'iDecide' ? incident(voice, 'decide <reason>') : incident(voice, 'take-command <reason>')}.`,
  }),
  OneRoleEach: ({ who }, voice) => ({
    reason: `In a sev1 or sev2 with three people or more nobody both decides and does the work, and ${person(who, voice)} would. Nothing changed.`,
    lift: `Give ops to somebody else with ${incident(voice, 'assign ops <@person>')}, or hand the decision over with ${incident(voice, 'handover <@person>')}.`,
  }),
};
