import type { Residual } from '../incident/incident.ts';
import { oneLine } from './words.ts';

/** `wrong totals, 2933 by now, more than at first`: what is left over, as it was counted last. */
export function leftOverText({ name, count, openedAt, countedAt }: Residual, most = 80): string {
  const what = oneLine(name, most);
  if (count === undefined) return what;
  if (count === null) return `${what}, count unknown`;
  return `${what}, ${count}${countedAt > openedAt ? ' by now, more than at first' : ''}`;
}
