import { stepOf } from '../../core/run/run.ts';
import { handleReport } from '../handle-report.ts';
import { incidentOf } from '../incidents.ts';
import type { Lease } from '../ports/batch.ts';
import type { Ship } from '../ship.ts';

const lookAgainMs = 1_000;

/** Where a worker ran: `host/…`. Whether its children can be reached from here depends on it. */
const hostOf = (owner: string): string => owner.slice(0, owner.indexOf('/'));

/**
 * A step whose owner is gone becomes unknown, after what it may have left running on this machine was ended (architecture.md,
 * the step protocol, points 6 and 9). It is never started again by itself, unless its author said that this is harmless.
 */
async function giveUp(ship: Ship, dead: readonly Lease[]): Promise<void> {
  const here = dead.filter(({ owner }) => hostOf(owner) === hostOf(ship.owner));
  const { had, left } = await ship.world.endOrphans(here.map(({ stepId }) => stepId));
  const ended = had.filter((stepId) => !left.includes(stepId));
  if (ended.length > 0) ship.log.warn({ event: 'OrphansEnded', steps: ended });
  if (left.length > 0) ship.log.warn({ event: 'OrphansLeft', steps: left });
  for (const { stepId, epoch, attempt, owner } of dead) {
    const about = stepOf(stepId);
    const incident = incidentOf((about && (await ship.registry.streamOf(about.plan))) ?? '');
    if (!about || !incident) {
      ship.log.warn({ event: 'LeaseOfNoStep', stepId });
      continue;
    }
    const mayStillRun = hostOf(owner) !== hostOf(ship.owner) || left.includes(stepId);
    await handleReport(
      ship,
      { kind: 'ownerDied', ...about, epoch, attempt, mayStillRun },
      { incident, actor: 'worker' },
    );
  }
}

/** At the start of a process that is alone with its registry: whatever is still leased has lost its owner. */
export async function giveUpAll(ship: Ship): Promise<void> {
  await giveUp(ship, await ship.registry.leases());
}

/** While others may work on the same registry: only leases that have run out. */
export async function watchLeases(ship: Ship, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await lookOnce(ship).catch((error: unknown) =>
      ship.log.warn({ event: 'LeasesUnread', err: error }),
    );
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

async function lookOnce(ship: Ship): Promise<void> {
  const leases = await ship.registry.leases();
  await giveUp(
    ship,
    leases.filter(({ isOver, owner }) => owner !== ship.owner && isOver),
  );
}
