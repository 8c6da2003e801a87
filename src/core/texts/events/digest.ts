import type { EventType } from '../../events.ts';
import type { EventTexts } from './told.ts';

/** The events of the weekly digest. */
export const digestTexts = {
  WeekEnded: ({ event: { since, until } }) =>
    `The figures of the week ${since.slice(0, 10)} to ${until.slice(0, 10)} were told`,
} satisfies Partial<EventTexts<EventType>>;
