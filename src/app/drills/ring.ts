import { remind } from '../../core/drill/remind.ts';
import { serviceOf } from '../../core/ids.ts';
import type { Configuration } from '../ports/configuration.ts';
import type { DueRow } from '../ports/registry.ts';
import type { By } from '../record.ts';
import type { Ship } from '../ship.ts';
import { drilledIn, look } from './look.ts';
import { DrillTimer, setRow } from './rows.ts';
import { recordScore } from './score.ts';
import { storeDrills } from './store.ts';

/** What a due row about drills does. */
export async function ring(ship: Ship, row: DueRow): Promise<void> {
  const order = DrillTimer.parse(row.order);
  if (order.kind === 'drillScore') return recordScore(ship, order.incident);
  return lookAt(ship, row, order.team);
}

/** Lets the timer look at a team's drills: who is reminded of what, and when it looks again. Twice makes no second reminder. */
async function lookAt(ship: Ship, row: DueRow, team: string): Promise<void> {
  const configuration = ship.configurations.current();
  const own = drilledIn(configuration).filter(({ owner }) => owner === team);
  const services = await Promise.all(own.map((service) => look(ship, service)));
  const isBusy = await hasUrgent(ship, configuration, team);
  const at = ship.clock.now();
  const { events, next } = remind({ services, isBusy, at });
  // Where nothing is rehearsed any more the row ends with this ring.
  if (next === undefined) return;
  const by: By = {
    at,
    actor: 'timer',
    via: 'timer',
    key: `${row.key}/${row.at}/${at}`,
    mode: 'drill',
  };
  const due = [setRow(team, next)];
  const stored = await storeDrills(ship, { events, reads: services, due, answer: null }, by);
  if (stored.status === 'conflict') throw new Error(`${stored.on} was written meanwhile`);
}

/** Whether a sev1 or sev2 is open on any service of the team, wherever it runs. */
async function hasUrgent(
  { registry }: Pick<Ship, 'registry'>,
  { services }: Configuration,
  team: string,
): Promise<boolean> {
  const open = await registry.summaries({ open: true });
  return open.some(
    ({ severity, targets, mode }) =>
      mode === 'live' &&
      (severity === 'sev1' || severity === 'sev2') &&
      targets.some((target) => services[serviceOf(target)]?.owner === team),
  );
}
