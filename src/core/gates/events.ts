import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';
import { SupportVerdict } from './orders.ts';

/** Users have stopped hurting for a while: support is asked whether reports rise. */
const SupportAsked = stored('SupportAsked', { role: z.string() });
/** Texts: `evidence`. With `again` it needs time, once, and is asked again then. */
const SupportSaid = stored('SupportSaid', {
  verdict: SupportVerdict,
  by: PersonId,
  again: Instant.optional(),
  because: Because,
});

/** How many reports there are in an hour, for whoever has to say whether they rise; null where nobody could tell. Texts: `why`. */
const ReportsCounted = stored('ReportsCounted', {
  now: z.number().nonnegative().nullable(),
  /** Missing where nobody said what is usual. */
  usual: z.number().nonnegative().nullable().optional(),
});

export const gateEvents = [SupportAsked, ReportsCounted, SupportSaid] as const;
