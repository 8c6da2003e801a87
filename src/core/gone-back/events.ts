import { z } from 'zod';
import { Because } from '../because.ts';
import { IncidentId, Instant, OutsideId, PersonId, Target } from '../ids.ts';
import { stored } from '../stored.ts';

/** A pipeline registered it, a webhook saw it, or somebody told of it afterwards. */
const goneBackSources = ['registered', 'webhook', 'told'] as const;

/** A release went back on a target without a run of ours. On `outside/OUT-3`. Texts: `title`, what was seen. */
const WentBackOutside = stored('WentBackOutside', {
  outside: OutsideId,
  target: Target,
  from: z.string(),
  to: z.string(),
  since: Instant,
  seen: z.enum(goneBackSources),
  /** Who says so, as the record names one: a person, or `machine:<token>`. */
  by: z.string(),
  /** The incident that held the target then. */
  incident: IncidentId.optional(),
});
/** Somebody of the team said who did it and why. Said again, the last one counts. Texts: `who`, `why`, `left` (what it did not undo). */
const WentBackExplained = stored('WentBackExplained', {
  outside: OutsideId,
  target: Target,
  by: PersonId,
  because: Because,
});
/** On the stream of the target: `from` was left for `to` without a run of ours, so no plan goes back to it. */
const ReleaseLeft = stored('ReleaseLeft', {
  outside: OutsideId,
  target: Target,
  from: z.string(),
  to: z.string(),
  since: Instant,
});

export const goneBackEvents = [WentBackOutside, WentBackExplained, ReleaseLeft] as const;
