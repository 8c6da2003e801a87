import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId, PlanId } from '../ids.ts';
import { stored } from '../stored.ts';

/** Nobody has decided: unless somebody cancels it before `until`, this plan is carried out as `signedBy` ordered ahead. */
const StandingOrderAnnounced = stored('StandingOrderAnnounced', {
  plan: PlanId,
  signedBy: PersonId,
  until: Instant,
});

const standingOrderEnds = ['decided', 'canceled', 'moot', 'refused', 'late'] as const;

/**
 * It acts no more in this incident. `decided`: a strategy was, by a person or by this order. `canceled`: by a person.
 * `moot`: what it needs does not hold any more. `refused`: the plan could not go, `code` says why. `late`: its moment passed
 * unheard. `because` stands with `canceled`.
 */
const StandingOrderEnded = stored('StandingOrderEnded', {
  plan: PlanId,
  why: z.enum(standingOrderEnds),
  code: z.string().optional(),
  because: Because.optional(),
});

export const standingOrderEvents = [StandingOrderAnnounced, StandingOrderEnded] as const;
