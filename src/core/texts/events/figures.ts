import type { EventOf, EventType } from '../../events.ts';
import { isRead } from '../../figures/compare.ts';
import { figureList, figureNames, markTexts, worseTexts } from '../figures.ts';
import type { EventTexts } from './told.ts';

/** The events about figures. What nobody could read is never told as good news. */
export const figureTexts = {
  FiguresFrozen: ({ event: { plan, figures } }) => {
    const missing = figures.filter((one) => !isRead(one)).map(({ key }) => key);
    if (missing.length === 0) return `Before ${plan}: ${figureList(figures)}`;
    return missing.length === figures.length
      ? `Before ${plan}: no figure could be read, so nobody can compare later: ${figureNames(missing)}`
      : `Before ${plan}: ${figureList(figures)}. Could not be read, so nobody can compare them later: ${figureNames(missing)}`;
  },
  FiguresRead: ({ event, plan }) => {
    const { after, figures, worse } = event;
    const where = after.length === 0 ? 'Read once more' : `After ${markTexts(after, plan)}`;
    const unknown = unknownOf(event);
    const rest =
      unknown.length === 0
        ? ''
        : `. Unknown, because they could not be read now or before: ${figureNames(unknown)}`;
    if (worse.length > 0) return `${where}: worse than before: ${worseTexts(worse, plan)}${rest}`;
    const compared = figures.filter(({ key }) => !unknown.includes(key));
    if (compared.length === 0) return `${where}: nobody can say whether it is worse${rest}`;
    const what = unknown.length === 0 ? 'nothing' : 'nothing that could be compared';
    return `${where}: ${what} is worse than before (${figureList(compared)})${rest}`;
  },
} satisfies Partial<EventTexts<EventType>>;

/** Records of earlier times name none: what was not read then says so itself. */
const unknownOf = ({ figures, unknown }: EventOf<'FiguresRead'>): readonly string[] =>
  figures.filter((one) => !isRead(one) || unknown.includes(one.key)).map(({ key }) => key);
