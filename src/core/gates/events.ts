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

export const gateEvents = [SupportAsked, SupportSaid] as const;
