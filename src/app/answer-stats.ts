import { after } from '../core/ids.ts';
import type { Window } from '../core/metrics/dora.ts';
import { quarterOf } from '../core/metrics/quarter.ts';
import { statsOf } from '../core/metrics/stats.ts';
import type { OrderOf } from '../core/orders.ts';
import { noServiceOf, noTimeIn, statsText } from '../core/texts/metrics.ts';
import { summaryMarkdown } from '../core/texts/summary.ts';
import { knownNow } from './measured.ts';
import { momentOf } from './moment-of.ts';
import type { Ship } from './ship.ts';

type Asked = OrderOf<'registryStats'>;

/** Without a window it is the last 90 days. */
const usualWindow = '90d';

/** The figures of a window, in words, as one page for executives, or for programs. */
export async function statsAnswer(ship: Ship, order: Asked): Promise<string> {
  const now = ship.clock.now();
  const window = windowOf(order, now);
  if (window.since >= window.until) return noTimeIn(window);
  const services = servicesOf(ship, order);
  if (services?.length === 0) return noServiceOf(String(order.team));
  const scope = { window, mode: order.mode ?? 'live', services };
  const stats = statsOf(scope, await knownNow(ship));
  if (order.form === 'json') return `${JSON.stringify(stats, undefined, 2)}\n`;
  return order.form === 'summary' ? summaryMarkdown(stats) : statsText(stats);
}

/** What happens at this very moment is in it. */
const windowOf = ({ quarter, since = usualWindow, until }: Asked, now: string): Window =>
  quarter === undefined
    ? {
        since: momentOf(since, now),
        until: until === undefined ? after(now, 1) : momentOf(until, now),
      }
    : quarterOf(quarter);

/** Undefined for all services; those of a team by the configuration of now. */
function servicesOf(
  { configurations }: Pick<Ship, 'configurations'>,
  { service, team }: Asked,
): readonly string[] | undefined {
  if (service !== undefined) return [service];
  if (team === undefined) return undefined;
  const { services } = configurations.current();
  return Object.values(services)
    .filter(({ owner }) => owner === team)
    .map(({ name }) => name);
}
