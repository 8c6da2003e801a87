import type { EventType } from '../../events.ts';
import { figureList, markTexts, worseTexts } from '../figures.ts';
import type { EventTexts } from './told.ts';

/** The events about figures. */
export const figureTexts = {
  FiguresFrozen: ({ event: { plan, figures } }) => `Before ${plan}: ${figureList(figures)}`,
  FiguresRead: ({ event: { after, figures, worse }, plan }) => {
    const where = after.length === 0 ? 'Read once more' : `After ${markTexts(after, plan)}`;
    return worse.length === 0
      ? `${where}: nothing is worse than before (${figureList(figures)})`
      : `${where}: worse than before: ${worseTexts(worse, plan)}`;
  },
} satisfies Partial<EventTexts<EventType>>;
