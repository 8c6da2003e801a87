import type { Refusals } from '../../registry/refusals.ts';
import { registry } from '../voice.ts';
import { oneLine } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about looking back. */
export const registryRefusals: RefusalTexts<Refusals> = {
  SearchNeedsReason: ({ said }, voice) => ({
    reason:
      'What one person did is looked for with a reason only, so nothing was searched. The reason is kept with your name.',
    lift: `Say why: ${registry(voice, `list --person ${oneLine(said, 60)} --because "<reason>"`)}. Without a person no reason is needed.`,
  }),
};
