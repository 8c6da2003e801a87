import { z } from 'zod';
import { Instant, type PersonId } from '../../core/ids.ts';
import { handleReport } from '../handle-report.ts';
import type { Ship } from '../ship.ts';
import { pageSaid } from './page-key.ts';

/** What a pager says of a page, verified and read; kept in the inbox until it was acted on. */
export const HeardPage = z.strictObject({
  source: z.enum(['pagerduty', 'page']),
  /** The key of the page, or the title that ends in it. */
  said: z.string(),
  state: z.enum(['delivered', 'answered']),
  /** Who answered: what the configuration may know them by, and what the pager calls them. */
  user: z.string().optional(),
  named: z.string().optional(),
  happenedAt: Instant,
});
export type HeardPage = z.infer<typeof HeardPage>;

/** Brings what a pager said to its incident. A page that nobody knows any more is noted in the log, and nowhere else. */
export async function hearPage(ship: Ship, heard: HeardPage): Promise<void> {
  const { source, said, state, user, named, happenedAt } = heard;
  const found = pageSaid(ship.registry.id, said);
  if (found === undefined) return;
  const { incident, page } = found;
  const answeredBy = user === undefined ? undefined : personOf(ship, user);
  const { events } = await handleReport(
    ship,
    {
      kind: 'pageHeard',
      page,
      state,
      happenedAt,
      answeredBy,
      // Whom the directory knows is named by it alone.
      named: answeredBy === undefined ? named : undefined,
    },
    { incident, actor: `machine:webhook:${source}` },
  );
  if (events.length === 0) ship.log.info({ event: 'PageHeardLate', incident, page, state });
}

/** Whoever is configured under `pager_user`; a webhook of ours may say the name or the contact of the person, too. */
function personOf({ configurations, directory }: Ship, user: string): PersonId | undefined {
  const { people } = configurations.current();
  const found = Object.entries(people).filter(
    ([name, { pagerUser, pager }]) => user === pagerUser || user === name || user === pager,
  );
  const [one] = found;
  return found.length === 1 && one ? directory.find(one[0]) : undefined;
}
