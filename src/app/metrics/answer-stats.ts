import { after } from '../../core/ids.ts';
import type { Window } from '../../core/metrics/dora.ts';
import type { Teams } from '../../core/metrics/groups.ts';
import { quarterOf } from '../../core/metrics/quarter.ts';
import { type Scope, statsOf } from '../../core/metrics/stats.ts';
import type { OrderOf } from '../../core/orders.ts';
import { noServiceOf, noTimeIn, statsText } from '../../core/texts/metrics.ts';
import { summaryMarkdown } from '../../core/texts/summary.ts';
import { momentOf } from '../registry/moment-of.ts';
import type { Ship } from '../ship.ts';
import { knownNow } from './measured.ts';

/** What narrows figures. */
export type Asked = Omit<OrderOf<'registryStats'>, 'kind' | 'form'>;

/** Without a window it is the last 90 days. */
const usualWindow = '90d';

/** The figures of a window, in words, as one page for executives, or for programs. */
export async function statsAnswer(ship: Ship, order: OrderOf<'registryStats'>): Promise<string> {
  const scope = scopeIn(ship, order);
  if (typeof scope === 'string') return scope;
  const stats = statsOf(scope, await knownNow(ship));
  if (order.form === 'json') return `${JSON.stringify(stats, undefined, 2)}\n`;
  return order.form === 'summary' ? summaryMarkdown(stats) : statsText(stats);
}

/** What is measured when this is asked now; a sentence where there is no such time or team. */
export function scopeIn(
  ship: Pick<Ship, 'clock' | 'configurations'>,
  asked: Asked,
): Scope | string {
  const window = windowOf(asked, ship.clock.now());
  if (window.since >= window.until) return noTimeIn(window);
  const services = servicesOf(ship, asked);
  if (services?.length === 0) return noServiceOf(String(asked.team));
  return { window, mode: asked.mode ?? 'live', services };
}

/** The services of each team by the configuration of now. */
export const teamsOf = ({ configurations }: Pick<Ship, 'configurations'>): Teams =>
  new Map(
    [...Map.groupBy(Object.values(configurations.current().services), ({ owner }) => owner)].map(
      ([team, services]) => [team, services.map(({ name }) => name)],
    ),
  );

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
  ship: Pick<Ship, 'configurations'>,
  { service, team }: Asked,
): readonly string[] | undefined {
  if (service !== undefined) return [service];
  return team === undefined ? undefined : (teamsOf(ship).get(team) ?? []);
}
