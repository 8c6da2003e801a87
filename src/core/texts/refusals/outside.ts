import type { Refusals } from '../../outside/refusals.ts';
import { incident } from '../voice.ts';
import { list, quoted } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about changes from outside. */
export const outsideRefusals: RefusalTexts<Refusals> = {
  UnknownChange: ({ change, known }, voice) => ({
    reason: `No change from outside is called ${quoted(change)} here, so nothing was judged. ${known.length === 0 ? 'None was seen in this incident.' : `Seen: ${list(known)}.`}`,
    lift: `${incident(voice, 'status')} shows what is asked; then ${incident(voice, `outside ${known[0] ?? 'O1'} harmless`)}.`,
  }),
};
