import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';

/** Nobody needs to stay awake until then. `people`: who was there, and may sleep now. */
const StoodDown = stored('StoodDown', {
  until: Instant,
  people: z.array(PersonId),
  because: Because,
});
/** Its hour has come. `slept`: who was not seen since it began. `offered`: to whom the decision is offered, until when. */
const StandDownEnded = stored('StandDownEnded', {
  slept: z.array(PersonId),
  offered: z.strictObject({ to: PersonId, until: Instant }).optional(),
});

export const standDownEvents = [StoodDown, StandDownEnded] as const;
