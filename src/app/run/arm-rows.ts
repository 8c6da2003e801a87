import { type Instant, millis } from '../../core/ids.ts';
import type { DueChange } from '../ports/batch.ts';
import type { Configuration } from '../ports/configuration.ts';
import { emptyBatch } from '../record.ts';
import type { Ship } from '../ship.ts';

/** How often it is looked whether the rules or the clock changed. */
const lookMs = 60_000;

/** What is looked at again and again, without an incident: `name`, and its rows by the rules. */
export type Arming = {
  readonly name: string;
  /** Rows that have everything looked at right now; ringing twice does nothing the second time. */
  readonly rows: (configuration: Configuration, at: Instant) => readonly DueChange[];
};

/**
 * Sets these rows when this program starts, when the rules change, and when the clock goes back: a row that was set by a
 * clock that ran ahead would else be silent for as long as it was ahead.
 */
export async function armRows(ship: Ship, arming: Arming, signal: AbortSignal): Promise<void> {
  let armed = '';
  let latest = 0;
  while (!signal.aborted) {
    const now = millis(ship.clock.now());
    const { digest } = ship.configurations.current();
    if (digest !== armed || now < latest) armed = await armOnce(ship, arming, armed);
    latest = now;
    await ship.clock.sleep(lookMs, signal);
  }
}

/** The digest of the rules for which the rows stand. */
async function armOnce(
  { registry, clock, configurations, log, owner }: Ship,
  { name, rows }: Arming,
  before: string,
): Promise<string> {
  const configuration = configurations.current();
  const at = clock.now();
  const due = rows(configuration, at);
  const key = `${name}/${owner}/${at}`;
  try {
    if (due.length > 0) {
      await registry.append({ ...emptyBatch, key, reads: [], events: [], due, answer: null });
    }
    return configuration.digest;
  } catch (err) {
    log.warn({ event: 'RowsUnarmed', rows: name, err });
    return before;
  }
}
