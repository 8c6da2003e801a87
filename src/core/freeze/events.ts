import { z } from 'zod';
import { IncidentId, Instant, PersonId, PlanId, Target } from '../ids.ts';
import { stored } from '../stored.ts';

/** A rollback left this release: what it brought stays out of the target. On the stream `target/…`. */
const ChangeFrozen = stored('ChangeFrozen', {
  target: Target,
  version: z.string(),
  digest: z.string().optional(),
  /** The commits that are suspected; missing where nobody said what the release brought. */
  commits: z.array(z.string()).optional(),
  incident: IncidentId,
  plan: PlanId,
  since: Instant,
});
/** A person named what fixed it: a commit, or in words what was put right elsewhere. Texts: `fix`. */
const ChangeFixed = stored('ChangeFixed', {
  target: Target,
  version: z.string(),
  commit: z.string().optional(),
  by: PersonId,
});

export const freezeEvents = [ChangeFrozen, ChangeFixed] as const;
