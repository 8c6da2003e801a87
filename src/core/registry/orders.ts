import { z } from 'zod';
import { Mode } from '../envelope.ts';
import { IncidentId, Instant } from '../ids.ts';

/** A length of time that ends now: `36h`, `30d`, `2w`. */
const Ago = z.string().regex(/^[1-9]\d{0,3}[hdw]$/u, 'a time ago is written 36h, 30d or 2w');
const Place = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}(?:@[a-z0-9][a-z0-9-]{0,30})?$/u,
    'it is written checkout or checkout@prod',
  );
/** A moment, or how long ago. */
const When = z.union([Instant, Ago], { error: 'write a day (2026-11-01), a moment or 30d' });

/** What narrows a list of incidents; all of it has to fit. */
const filters = {
  /** A service, or one of its targets: also one that is no longer configured. */
  service: Place.optional(),
  since: When.optional(),
  until: When.optional(),
  mode: Mode.optional(),
  /** The last incident of the page before: what follows is shown. */
  after: IncidentId.optional(),
};

/** Questions about all incidents: they read and change nothing. */
export const registryQuestions = [
  z.strictObject({ kind: z.literal('registryList'), ...filters }),
] as const;
