import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';

/** The authority offers the decision to somebody; it stays where it is until that person accepts. */
const HandoverOffered = stored('HandoverOffered', {
  to: PersonId,
  until: Instant,
  because: Because,
});
const HandoverAccepted = stored('HandoverAccepted', {
  from: PersonId,
  to: PersonId,
  because: Because,
});
/** Nobody accepted in time: the old authority stays. */
const HandoverLapsed = stored('HandoverLapsed', { to: PersonId });

/**
 * Somebody became the authority without the one before having agreed. `until`: how long a broken glass widens what one
 * person may do. `relieved` is left out where the authority itself broke the glass. Texts: `reason`.
 */
const CommandTaken = stored('CommandTaken', {
  how: z.enum(['break-glass', 'succession', 'ops']),
  by: PersonId,
  relieved: PersonId.optional(),
  /** The second holder of `ops`. */
  together: PersonId.optional(),
  until: Instant.optional(),
  because: Because,
});
/** The box of a broken glass is over: the wider permissions end, the authority stays. */
const BreakGlassEnded = stored('BreakGlassEnded', { by: PersonId });

/** One holder of `ops` wants to take command after everybody was paged in vain; a second one has to agree. Texts: `reason`. */
const CommandClaimed = stored('CommandClaimed', { by: PersonId, until: Instant, because: Because });
/** No second holder of `ops` agreed in time. */
const CommandClaimLapsed = stored('CommandClaimLapsed', { by: PersonId });

export const authorityEvents = [
  HandoverOffered,
  HandoverAccepted,
  HandoverLapsed,
  CommandTaken,
  BreakGlassEnded,
  CommandClaimed,
  CommandClaimLapsed,
] as const;
