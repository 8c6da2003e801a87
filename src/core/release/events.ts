import { z } from 'zod';
import { IncidentId, Instant, PlanId, Target } from '../ids.ts';
import { stored } from '../stored.ts';

/** Facts of the stream `target/…`: what went live there, and what was taken back. */
const ReleaseRegistered = stored('ReleaseRegistered', {
  target: Target,
  version: z.string(),
  digest: z.string().optional(),
  commit: z.string().optional(),
  liveSince: Instant,
  by: z.string(),
});
/** A rollback ended well: `from` was rolled back from and `to` is live again. */
const ReleaseRestored = stored('ReleaseRestored', {
  target: Target,
  from: z.string(),
  to: z.string(),
  incident: IncidentId,
  plan: PlanId,
  since: Instant,
});

export const releaseEvents = [ReleaseRegistered, ReleaseRestored] as const;
