import type { Account } from '../../core/account/account.ts';
import type { Words } from '../../core/account/told.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { oneLine, person } from '../../core/texts/words.ts';
import type { Look } from './words.ts';

/** What the parts of an incident's page tell from. */
export type Telling = { readonly account: Account; readonly voice: Voice; readonly look: Look };

/** Words that somebody gave: an erased text says so, one that nobody gave is a dash. */
export const wordsText = (words: Words): string =>
  words === undefined ? '–' : words === null ? '(erased)' : oneLine(words, 1_000);

export const nameOf = (who: PersonId | undefined, voice: Voice): string =>
  who === undefined ? '–' : person(who, voice);
