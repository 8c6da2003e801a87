import { accountOf } from '../core/account/account.ts';
import { lastPass } from '../core/drill/book.ts';
import { standingOf } from '../core/drill/standing.ts';
import type { Instant, Target } from '../core/ids.ts';
import type { Deployment } from '../core/metrics/dora.ts';
import type { Rehearsal } from '../core/metrics/readiness.ts';
import { type Row, rowOf } from '../core/metrics/row.ts';
import type { Known } from '../core/metrics/stats.ts';
import { loadDrills } from './drills/books.ts';
import { rulesOf } from './drills/look.ts';
import { wentBack } from './gone-back/measured.ts';
import { incidentStream, recorded, targetStream } from './incidents.ts';
import type { Registry } from './ports/registry.ts';
import { bare } from './read-log.ts';
import type { Ship } from './ship.ts';

/** The numbers of all incidents, kept by the version of their streams: only what is new is read again. */
export type Rows = () => Promise<readonly Row[]>;

/**
 * Reads one incident after the other, so that no more than one log is in memory; what is kept of each is its numbers.
 * Private incidents are among them: they are counted, and a row names none.
 */
export function openRows(registry: Pick<Registry, 'read' | 'summaries'>): Rows {
  const known = new Map<string, { readonly version: number; readonly row: Row }>();
  return async () => {
    const rows: Row[] = [];
    for (const { id, version } of await registry.summaries()) {
      const before = known.get(id);
      const now = before?.version === version ? before : await measure(registry, id);
      if (now === undefined) continue;
      known.set(id, now);
      rows.push(now.row);
    }
    return rows;
  };
}

async function measure(registry: Pick<Registry, 'read'>, id: string) {
  const account = accountOf((await registry.read(incidentStream(id))).map(bare));
  return account && { version: account.version, row: rowOf(account) };
}

/** Every registration of a release on a configured target, or on one that an incident was about. */
async function deployments(
  { registry, configurations }: Pick<Ship, 'registry' | 'configurations'>,
  rows: readonly Row[],
): Promise<readonly Deployment[]> {
  const { services } = configurations.current();
  const targets = new Set<Target>([
    ...Object.values(services).flatMap((service) => service.targets),
    ...rows.flatMap((row) => row.targets),
  ]);
  const found: Deployment[] = [];
  for (const target of targets) {
    for (const envelope of await registry.read(targetStream(target))) {
      const { event } = recorded(envelope);
      if (event.type === 'ReleaseRegistered') {
        found.push({ target, version: event.version, liveSince: event.liveSince });
      }
    }
  }
  return found;
}

/** How each service of the configuration is rehearsed; one that never is has not passed, and is not overdue. */
const rehearsals = (
  { registry, configurations }: Pick<Ship, 'registry' | 'configurations'>,
  now: Instant,
): Promise<readonly Rehearsal[]> =>
  Promise.all(
    Object.values(configurations.current().services).map(async ({ drills, ...service }) => {
      const { name } = service;
      if (drills === undefined) return { service: name, passedAt: undefined, isOverdue: false };
      const { state: book } = await loadDrills(registry, name);
      const rules = rulesOf({ ...service, drills });
      const { state } = standingOf({ rules, book, now: undefined }, now);
      return { service: name, passedAt: lastPass(book)?.at, isOverdue: state === 'overdue' };
    }),
  );

/** Everything that figures are made of. */
export async function knownNow(
  ship: Pick<Ship, 'registry' | 'configurations' | 'clock' | 'rows'>,
): Promise<Known> {
  const rows = await ship.rows();
  const { services } = ship.configurations.current();
  const now = ship.clock.now();
  return {
    rows,
    deployments: await deployments(ship, rows),
    wentBack: await wentBack(ship.registry),
    objectivesOf: (service) => services[service]?.objectives,
    rehearsals: await rehearsals(ship, now),
    now,
  };
}
