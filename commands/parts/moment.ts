import { z } from 'zod';
import { instant, millis } from '../../src/core/ids.ts';
import { tidy } from '../spelling.ts';

const moment = z.iso.datetime({ offset: true });
const day = z.iso.date();

/** Any ISO 8601 moment with a zone becomes UTC with milliseconds; the rest is left for the order's schema to refuse. */
export const inUtc = (typed: string): string =>
  moment.safeParse(tidy(typed)).success ? instant(millis(tidy(typed))) : typed;

/** The same; how long ago (`20m`) is left to whoever knows what time it is. */
export const momentOrAgo = (typed: string): string =>
  /^\d+[mhd]$/iu.test(tidy(typed)) ? tidy(typed).toLowerCase() : inUtc(typed);

/** The same; a day alone is its beginning in UTC. How long ago (`30d`) is left to whoever knows what time it is. */
export function since(typed: string): string {
  const said = tidy(typed).toLowerCase();
  return day.safeParse(said).success
    ? `${said}T00:00:00.000Z`
    : inUtc(/^\d+[hdw]$/u.test(said) ? said : typed);
}
