import { z } from 'zod';
import { Because } from '../because.ts';
import { IncidentId, Instant, PersonId, Target } from '../ids.ts';
import { stored } from '../stored.ts';

export const automationModes = ['on', 'off', 'shadow'] as const;

/** What triggers may do on a target from now on. With `off` and `shadow` until a moment. Texts: `reason`. */
const AutomationSet = stored('AutomationSet', {
  target: Target,
  mode: z.enum(automationModes),
  until: Instant.optional(),
  by: PersonId,
  /** The other one of the roster who asked for it, where it takes two. */
  second: PersonId.optional(),
  incident: IncidentId.optional(),
  because: Because,
});
/** One of the roster asks for automation again; another one has to say so too. Texts: `reason`. */
const AutomationOnAsked = stored('AutomationOnAsked', {
  target: Target,
  by: PersonId,
  until: Instant,
  because: Because,
});

export const automationEvents = [AutomationSet, AutomationOnAsked] as const;
