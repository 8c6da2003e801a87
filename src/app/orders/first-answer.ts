import { Answer } from '../../core/answer.ts';
import { noteText } from '../../core/texts/notes.ts';
import type { Json } from '../../lib/json.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

/** What the first sender of a key was told; after an erasure only that the order was carried out. */
export const firstAnswer = (ship: Ship, stored: Json): Answer =>
  stored === null
    ? { accepted: true, events: [], say: noteText({ note: 'AlreadyCarriedOut' }, voiceOf(ship)) }
    : Answer.parse(stored);
