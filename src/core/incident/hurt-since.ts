import { after, type Instant } from '../ids.ts';

const longestMs = 30 * 86_400_000;

/** Whether users may hurt since then: what has not come, or was more than 30 days ago, is a slip of the pen. */
export const isLikely = (since: Instant, now: Instant): boolean =>
  since <= now && since >= after(now, -longestMs);
