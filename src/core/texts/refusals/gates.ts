import type { Refusals } from '../../gates/refusals.ts';
import { incident } from '../voice.ts';
import { dated } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about gates. */
export const gateRefusals: RefusalTexts<Refusals> = {
  SupportNotAsked: ({ due }, voice) => ({
    reason:
      due === undefined
        ? 'Support is not asked here now: only between *mitigated* and *recovered*, where the service says so. Nothing was recorded.'
        : `Support is asked at ${dated(due, voice)}: before that, no increase says little. Nothing was recorded.`,
    lift: `An increase counts as soon as it is seen, once users have stopped hurting: ${incident(voice, 'support increase <evidence>')}. Anything else anybody may note with ${incident(voice, 'note <text>')}.`,
  }),
  SupportHadTime: ({ role }, voice) => ({
    reason: `The role ${role} had more time already, and it is given once. Nothing changed.`,
    lift: `Answer with ${incident(voice, 'support no-increase')} or ${incident(voice, 'support increase <evidence>')}; the authority can go on without the answer with ${incident(voice, 'waive support <reason>')}.`,
  }),
};
