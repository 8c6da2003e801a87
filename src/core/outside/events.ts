import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, Target } from '../ids.ts';
import { stored } from '../stored.ts';

export const changeKinds = ['deploy', 'flag', 'sync', 'restart', 'scale'] as const;
export const changeVerdicts = ['ours', 'harmless', 'pause'] as const;

/** Something was changed on a target that the incident holds, by nobody who acts in it. Texts: `by`, who it says. */
const OutsideChangeSeen = stored('OutsideChangeSeen', {
  /** `O1`, counted within the incident. */
  change: z.string(),
  source: z.string(),
  kind: z.enum(changeKinds),
  target: Target,
  version: z.string().optional(),
  object: z.string().optional(),
  /** It is about something that the plan under way changes too: the run pauses at its next resting place. */
  touches: z.boolean(),
  happenedAt: Instant,
  /** Names the delivery: sent again it is the same change. */
  delivery: z.string(),
});
/** What the authority says of it. */
const OutsideChangeJudged = stored('OutsideChangeJudged', {
  change: z.string(),
  verdict: z.enum(changeVerdicts),
  because: Because,
});
/** Something reported a change, and no target is configured for what it names. On the stream `webhooks`. */
const OutsideChangeUnrouted = stored('OutsideChangeUnrouted', {
  source: z.string(),
  /** What the report named, as far as it can be read. */
  label: z.string(),
  delivery: z.string(),
});

export const outsideEvents = [
  OutsideChangeSeen,
  OutsideChangeJudged,
  OutsideChangeUnrouted,
] as const;
