import type { Residual } from '../incident/incident.ts';
import type { Voice } from './voice.ts';
import { clock, oneLine } from './words.ts';

/** What is left over, as an event tells it (no moments of counting) or as it stands by now. */
type Left = Pick<Residual, 'name' | 'count'> & Partial<Pick<Residual, 'openedAt' | 'countedAt'>>;

/** `, 212 of them`; a count that nobody could read is said to be unknown, one that has grown as grown. */
function howMany({ count, openedAt = '', countedAt = openedAt }: Left): string {
  if (count === undefined) return '';
  if (count === null) return ', count unknown';
  return countedAt > openedAt ? `, ${count} by now, more than at first` : `, ${count} of them`;
}

/** `wrong totals, 2933 by now, more than at first`: what is left over, as it was counted last. */
export const leftOverText = (left: Left, most = 80): string =>
  `${oneLine(left.name, most)}${howMany(left)}`;

/** `e-mails, 212 of them. For support, due 15:14 UTC`: what is left over, how much of it, whose it is and until when. */
export const leftOverFor = (
  left: Left & Pick<Residual, 'owner' | 'due'>,
  voice: Pick<Voice, 'now' | 'moment'>,
): string => `${leftOverText(left, 120)}. For ${left.owner}, due ${clock(left.due, voice)}`;

/** What is left over, counted just now: null where nobody could. `since`: how many came after it was counted last. */
export type LeftNow = { readonly count: number | null; readonly since: number };

/** What stands below it where it is closed: nobody closes more than they were told of. */
export function leftOverNow({ count: told }: Left, { count, since }: LeftNow): string {
  if (count === null) return 'It could not be counted anew just now.';
  if (told === undefined || told === null) return `Counted now: ${count} of them.`;
  return since === 0
    ? 'Counted now: no more than that.'
    : `Counted now: ${told + since}. What came since (${since}) opens as left over anew when this is closed.`;
}

/** What its owner is to do about it, wherever they are asked to close it. */
export const leftToDo =
  'The rollback did not undo it. Put it right, or agree with whoever it concerns that it stays; then close it with what shows that.';
