import { digestArming } from './digest/arm.ts';
import { drillArming } from './drills/arm.ts';
import { playStandIn } from './drills/stand-in.ts';
import { keepFollowUps } from './follow-ups/keep.ts';
import { type OpenIncidents, openIncidentsOf } from './open-incidents.ts';
import { pagePeople } from './paging/page-people.ts';
import { sendUpdates } from './public-updates/send.ts';
import { fillEntries } from './registry/rebuild.ts';
import { publishReports } from './reports/publish-reports.ts';
import { keepRetention } from './retention/sweep.ts';
import { armRows } from './run/arm-rows.ts';
import { countReports } from './run/count-reports.ts';
import { keepTime } from './run/keep-time.ts';
import type { Leases } from './run/leases.ts';
import { leasesOf } from './run/leases.ts';
import { readFigures } from './run/read-figures.ts';
import { giveUpAll, watchLeases } from './run/recover.ts';
import { runChecks } from './run/run-checks.ts';
import { runStep } from './run/run-step.ts';
import { giveStandingOrders } from './run/standing-orders.ts';
import { startSteps } from './run/start-steps.ts';
import { watchEffects } from './run/watch-effects.ts';
import type { Ship } from './ship.ts';
import { hearOutside } from './targets/outside-changes.ts';

export const roles = ['slack', 'web', 'worker', 'reconciler'] as const;
export type ProcessRole = (typeof roles)[number];

/** How many steps this process carries out at a time. */
const stepsAtOnce = 16;

/** What of the app is under way in this process. */
export type UnderWay = AsyncDisposable & {
  readonly incidents: OpenIncidents;
  readonly leases: Leases;
};

/**
 * Starts the loops that this process has the roles for. Where it is alone with its registry, what a dead process left is given
 * up before anything new starts; beside others only what nobody has kept alive, once its lease is over.
 * Disposing drains: nothing new starts, running steps are told to end and are waited for, then the loops end.
 */
export async function sail(
  ship: Ship,
  having: ReadonlySet<ProcessRole>,
  isAlone = true,
): Promise<UnderWay> {
  await using stack = new AsyncDisposableStack();
  await fillEntries(ship.registry);
  if (isAlone) await giveUpAll(ship);
  const incidents = await openIncidentsOf(ship);
  const leases = leasesOf(ship);
  const loop = (run: (signal: AbortSignal) => Promise<void>): void => {
    const ending = new AbortController();
    const running = run(ending.signal);
    stack.defer(async () => {
      ending.abort();
      await running;
    });
  };
  loop(incidents.run);
  loop(leases.run);
  if (having.has('worker')) {
    stack.use(
      ship.wire.work((wakeUp, signal) => runStep(ship, { incidents, leases }, wakeUp, signal), {
        concurrency: stepsAtOnce,
      }),
    );
  }
  if (having.has('reconciler')) {
    for (const run of watches(ship, incidents)) loop(run);
  }
  const underWay = stack.move();
  return { incidents, leases, [Symbol.asyncDispose]: () => underWay.disposeAsync() };
}

/** Everything that is compared with what should be, again and again. */
const watches = (ship: Ship, incidents: OpenIncidents): readonly OpenIncidents['run'][] => [
  (signal) => watchLeases(ship, signal),
  (signal) => startSteps(ship, incidents, signal),
  (signal) => runChecks(ship, incidents, signal),
  (signal) => readFigures(ship, incidents, signal),
  (signal) => watchEffects(ship, incidents, signal),
  (signal) => countReports(ship, incidents, signal),
  (signal) => keepTime(ship, signal),
  (signal) => playStandIn(ship, incidents, signal),
  (signal) => armRows(ship, drillArming, signal),
  (signal) => armRows(ship, digestArming, signal),
  (signal) => giveStandingOrders(ship, incidents, signal),
  (signal) => hearOutside(ship, signal),
  (signal) => pagePeople(ship, incidents, signal),
  (signal) => keepFollowUps(ship, signal),
  (signal) => sendUpdates(ship, incidents, signal),
  (signal) => keepRetention(ship, signal),
  (signal) => publishReports(ship, incidents, signal),
];
