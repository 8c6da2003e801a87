import type { Refusals } from '../../registry/refusals.ts';
import { brokenText, keepAsItIs } from '../verified.ts';
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
  ReceiptMisfits: ({ said }, voice) => ({
    reason: `The receipt ${oneLine(said, 90)} does NOT fit: no anchor of this registry has that position and root. Either it was copied wrong, or the record up to there is not the one that the receipt was given for.`,
    lift: `Compare it digit by digit with the receipt that was given; ${registry(voice, 'verify')} with the right one after it asks again. If it is the same: keep the file as it is, and do not rely on the record up to there. That its chains fit each other says nothing then, as whoever writes them anew makes them fit. In a terminal sternway registry verify, with no receipt after it, asks the places outside.`,
  }),
  NotAsRecorded: ({ checked }, voice) => ({
    reason: brokenText(checked),
    lift: `${keepAsItIs} Whether the one that is put back is whole says ${registry(voice, 'verify')}.`,
  }),
};
