import { z } from 'zod';
import { Instant } from '../../core/ids.ts';
import { Place } from '../../core/report/shapes.ts';
import { handleReport } from '../handle-report.ts';
import type { Ship } from '../ship.ts';
import { markedIn } from './mark.ts';

/** What a tracker says of an issue, verified and read; kept in the inbox until it was acted on. */
export const HeardIssue = z.strictObject({
  place: Place,
  /** What names the follow-up. */
  mark: z.string(),
  issue: z.string(),
  how: z.enum(['done', 'dropped']),
  happenedAt: Instant,
});
export type HeardIssue = z.infer<typeof HeardIssue>;

/** Brings what a tracker said to its incident. What is about no open follow-up is noted in the log, and nowhere else. */
export async function hearIssue(
  ship: Ship,
  { place, mark, issue, how }: HeardIssue,
): Promise<void> {
  const marked = markedIn(ship.registry.id, mark);
  if (marked === undefined) return;
  const { incident, followUp } = marked;
  const { events } = await handleReport(
    ship,
    { kind: 'followUpEnded', followUp, place, issue, how },
    { incident, actor: `machine:webhook:${place}` },
  );
  if (events.length === 0) ship.log.info({ event: 'IssueHeardLate', incident, followUp, how });
}
