import { z } from 'zod';
import { instant, millis } from '../../src/core/ids.ts';
import { tidy } from '../spelling.ts';

const moment = z.iso.datetime({ offset: true });

/** Any ISO 8601 moment with a zone becomes UTC with milliseconds; the rest is left for the order's schema to refuse. */
export const inUtc = (typed: string): string =>
  moment.safeParse(tidy(typed)).success ? instant(millis(tidy(typed))) : typed;
