import { millis } from '../../core/ids.ts';
import { TimerOrder } from '../../core/timer-order.ts';
import { ring as ringDigest } from '../digest/ring.ts';
import { isDigestRow } from '../digest/row.ts';
import { ring as ringDrills } from '../drills/ring.ts';
import { isDrillRow } from '../drills/rows.ts';
import { handleReport } from '../handle-report.ts';
import { incidentOf } from '../incidents.ts';
import type { DueRow } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';

const atOnce = 100;
/** The longest the clock looks away: a row that another process wrote is noticed within this time. */
const lookAwayMs = 500;

/** Lets the actor `timer` speak when a row is due. A row is cleared by what it causes, or here when it caused nothing. */
export async function keepTime(ship: Ship, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const allHeard = await ring(ship);
    // A row that could not be heard stays due: without a pause it would fill the log.
    await ship.clock.sleep(allHeard ? await untilNext(ship) : lookAwayMs, signal);
  }
}

async function untilNext({ registry, clock }: Ship): Promise<number> {
  const next = await registry.nextDue().catch(() => undefined);
  if (next === undefined) return lookAwayMs;
  return Math.min(lookAwayMs, Math.max(1, millis(next) - millis(clock.now())));
}

/** Hears every row that is due, whatever became of the others; answers whether all were heard. */
async function ring(ship: Ship): Promise<boolean> {
  let allHeard = true;
  for (const row of await dueNow(ship)) allHeard = (await isHeard(ship, row)) && allHeard;
  return allHeard;
}

async function dueNow({ registry, clock, log }: Ship): Promise<readonly DueRow[]> {
  try {
    return await registry.dueBefore(clock.now(), atOnce);
  } catch (error) {
    log.warn({ event: 'DueRowsUnread', err: error });
    return [];
  }
}

async function isHeard(ship: Ship, row: DueRow): Promise<boolean> {
  try {
    await heard(ship, row);
    await ship.registry.clearDue(row);
    return true;
  } catch (error) {
    ship.log.warn({ event: 'DueRowUnheard', row: row.key, err: error });
    return false;
  }
}

function heard(ship: Ship, row: DueRow): Promise<void> {
  if (isDrillRow(row)) return ringDrills(ship, row);
  return isDigestRow(row) ? ringDigest(ship, row) : hear(ship, row);
}

/** What an incident waited for is over. */
async function hear(ship: Ship, row: DueRow): Promise<void> {
  const order = TimerOrder.parse(row.order);
  const incident = incidentOf(row.stream);
  if (!incident) throw new Error(`${row.stream} is the stream of no incident`);
  await handleReport(ship, order, { incident, actor: 'timer' });
}
