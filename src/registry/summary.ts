import { z } from 'zod';
import { Mode } from '../core/envelope.ts';
import { IncidentId, Instant, PersonId, Target } from '../core/ids.ts';
import { Rung } from '../core/incident/ladder.ts';

/** IncidentSummary as it comes back from a row. */
export const StoredSummary = z.strictObject({
  id: IncidentId,
  rung: Rung,
  mode: Mode,
  severity: z.string().nullable(),
  targets: z.array(Target),
  authority: PersonId,
  private: z.literal(true).optional(),
  held: z.literal(true).optional(),
  declaredAt: Instant,
  updatedAt: Instant,
  version: z.int().nonnegative(),
});
