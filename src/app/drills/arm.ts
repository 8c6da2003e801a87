import { millis } from '../../core/ids.ts';
import type { Ship } from '../ship.ts';
import { drilledIn } from './look.ts';
import { setRow } from './rows.ts';
import { storeDrills } from './store.ts';

/** How often it is looked whether the rules or the clock changed. */
const lookMs = 60_000;

/**
 * Has every team looked at when this program starts, when the rules change, and when the clock goes back: a row that was
 * set by a clock that ran ahead would else be silent for as long as it was ahead. Looking twice reminds nobody twice.
 */
export async function armDrills(ship: Ship, signal: AbortSignal): Promise<void> {
  let armed = '';
  let latest = 0;
  while (!signal.aborted) {
    const now = millis(ship.clock.now());
    const { digest } = ship.configurations.current();
    if (digest !== armed || now < latest) armed = await armOnce(ship, armed);
    latest = now;
    await ship.clock.sleep(lookMs, signal);
  }
}

/** The digest of the rules for which the rows stand. */
async function armOnce(ship: Ship, before: string): Promise<string> {
  const { registry, clock, configurations, log, owner } = ship;
  const configuration = configurations.current();
  const teams = [...new Set(drilledIn(configuration).map((one) => one.owner))];
  const at = clock.now();
  try {
    if (teams.length > 0) {
      const due = teams.map((team) => setRow(team, at));
      const by = {
        at,
        actor: 'timer',
        via: 'timer',
        key: `drills/${owner}/${at}`,
        mode: 'drill',
      } as const;
      await storeDrills({ registry }, { events: [], reads: [], due, answer: null }, by);
    }
    return configuration.digest;
  } catch (err) {
    log.warn({ event: 'DrillsUnarmed', err });
    return before;
  }
}
