import type { Refusals } from '../../rest/refusals.ts';
import { rollback } from '../voice.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about resting places. */
export const restRefusals: RefusalTexts<Refusals> = {
  RestUnderWay: ({ plan }, voice) => ({
    reason: `${plan} is being taken to where it is safe to stay, and going on beside that would undo it half way. It goes on to rest.`,
    lift: `Go on once it rests: ${rollback(voice, 'status')} shows how far it is. To end the run instead: ${rollback(voice, 'abort')}.`,
  }),
  NoRestBlock: ({ plan }, voice) => ({
    reason: `The playbook of ${plan} has no rest: block, so there is no written way to a place where it is safe to stay. Nothing changed.`,
    lift: `Pause with ${rollback(voice, 'stop')}, go on with ${rollback(voice, 'resume')}, or end the run with ${rollback(voice, 'abort')}. Whoever owns the playbook can add a rest: block for the next plan.`,
  }),
};
