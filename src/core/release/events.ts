import { z } from 'zod';
import { IncidentId, Instant, PlanId, Target } from '../ids.ts';
import { Migration } from '../impact/shapes.ts';
import { stored } from '../stored.ts';

/** Facts of the stream `target/…`: what went live there, and what was taken back. */
const ReleaseRegistered = stored('ReleaseRegistered', {
  target: Target,
  version: z.string(),
  digest: z.string().optional(),
  commit: z.string().optional(),
  /** All commits that it has and the last good release had not; missing where nobody has said. */
  commits: z.array(z.string()).optional(),
  /** The migrations that it carried; missing where nobody has said. */
  migrations: z.array(Migration).optional(),
  liveSince: Instant,
  /** When the oldest of its new commits was made; missing where nobody has said. */
  committedAt: Instant.optional(),
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
  /** How it went, for the next estimate: under which playbook, on which targets, and how long it took. */
  run: z
    .strictObject({
      playbook: z.string(),
      version: z.string(),
      targets: z.array(Target),
      tookMs: z.int().nonnegative(),
    })
    .optional(),
});

export const releaseEvents = [ReleaseRegistered, ReleaseRestored] as const;
