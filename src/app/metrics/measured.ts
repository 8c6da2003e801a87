import { accountOf } from '../../core/account/account.ts';
import { lastPass } from '../../core/drill/book.ts';
import { standingOf } from '../../core/drill/standing.ts';
import { type Instant, serviceOf, type Target } from '../../core/ids.ts';
import type { Rehearsal } from '../../core/metrics/readiness.ts';
import { type Row, rowOf } from '../../core/metrics/row.ts';
import type { DrillResult } from '../../core/metrics/runs.ts';
import type { Known } from '../../core/metrics/stats.ts';
import { loadDrills } from '../drills/books.ts';
import { rulesOf } from '../drills/look.ts';
import { wentBack } from '../gone-back/measured.ts';
import { incidentStream } from '../incidents.ts';
import type { Service } from '../ports/configuration.ts';
import type { Registry } from '../ports/registry.ts';
import { bare } from '../reading/read-log.ts';
import type { Ship } from '../ship.ts';
import type { Deployed } from '../targets/deployed.ts';
import { isProtected } from '../targets/protected.ts';

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

/** Of every configured target, and of those that an incident was about. */
async function deployed(
  { configurations, deployedOn }: Pick<Ship, 'configurations' | 'deployedOn'>,
  rows: readonly Row[],
): Promise<readonly Deployed[]> {
  const { services } = configurations.current();
  const targets = new Set<Target>([
    ...Object.values(services).flatMap((service) => service.targets),
    ...rows.flatMap((row) => row.targets),
  ]);
  const found: Deployed[] = [];
  for (const target of targets) {
    found.push(await deployedOn(target));
  }
  return found;
}

type Looking = Pick<Ship, 'registry' | 'configurations' | 'playbooks'>;

/** How each service of the configuration is rehearsed; one that never is has not passed, and is not overdue. */
const rehearsals = (
  ship: Looking,
  live: readonly Deployed[],
  now: Instant,
): Promise<readonly Rehearsal[]> =>
  Promise.all(
    Object.values(ship.configurations.current().services).map(async (service) => ({
      service: service.name,
      ...(await readyToGoBack(ship, service, live)),
      ...(await rehearsed(ship, service, now)),
    })),
  );

/** Whether a service is live anywhere, and could go back from each place where it is. */
async function readyToGoBack(
  { playbooks }: Pick<Ship, 'playbooks'>,
  { name, playbook }: Service,
  live: readonly Deployed[],
): Promise<Pick<Rehearsal, 'isDeployed' | 'hasWayBack'>> {
  const own = live.filter(
    ({ target, deployments }) => serviceOf(target) === name && deployments.length > 0,
  );
  const isReadable = playbook !== undefined && (await playbooks.digest(playbook)).ok;
  return {
    isDeployed: own.length > 0,
    hasWayBack: isReadable && own.every(({ hasWayBack }) => hasWayBack),
  };
}

/** How each drill of a configured service went that was scored. */
async function drillResults({
  registry,
  configurations,
}: Pick<Ship, 'registry' | 'configurations'>): Promise<readonly DrillResult[]> {
  const { services } = configurations.current();
  const books = await Promise.all(Object.keys(services).map((name) => loadDrills(registry, name)));
  return books.flatMap(({ state }) => state.drills);
}

async function rehearsed(
  { registry }: Pick<Ship, 'registry'>,
  { drills, ...service }: Service,
  now: Instant,
): Promise<Pick<Rehearsal, 'passedAt' | 'isOverdue'>> {
  if (drills === undefined) return { passedAt: undefined, isOverdue: false };
  const { state: book } = await loadDrills(registry, service.name);
  const rules = rulesOf({ ...service, drills });
  const { state } = standingOf({ rules, book, now: undefined }, now);
  return { passedAt: lastPass(book)?.at, isOverdue: state === 'overdue' };
}

/** Everything that figures are made of. */
export async function knownNow(
  ship: Looking & Pick<Ship, 'clock' | 'rows' | 'deployedOn'>,
): Promise<Known> {
  const rows = await ship.rows();
  const now = ship.clock.now();
  const all = await deployed(ship, rows);
  const { environments } = ship.configurations.current();
  const isLive = (target: Target): boolean => isProtected(environments, target);
  const live = all.filter(({ target }) => isLive(target));
  return {
    rows,
    wentBack: await wentBack(ship.registry),
    deployments: all.flatMap(({ deployments }) => deployments),
    isLive,
    drills: await drillResults(ship),
    rehearsals: await rehearsals(ship, live, now),
    now,
  };
}
