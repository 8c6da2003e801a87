import type { EventType } from '../../events.ts';
import { because, type EventTexts } from './told.ts';

/** The events about what may be erased of an incident. */
export const retentionTexts = {
  RecordHeld: (told) =>
    `Legal hold: nothing of ${told.event.incident ?? 'this incident'} is erased${because(told)}`,
  RecordReleased: (told) =>
    `The legal hold${told.event.incident === undefined ? '' : ` on ${told.event.incident}`} is released; what is over by its time may be erased again${because(told)}`,
} satisfies Partial<EventTexts<EventType>>;
