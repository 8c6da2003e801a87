import { millis } from '../core/ids.ts';
import { TimerOrder } from '../core/run/reports.ts';
import { handleReport } from './handle-report.ts';
import type { DueRow } from './ports/registry.ts';
import type { Ship } from './ship.ts';

const atOnce = 100;
/** The longest the clock looks away: a row that another process wrote is noticed within this time. */
const lookAwayMs = 500;

/** Lets the actor `timer` speak when a row is due. A row is cleared by what it causes, or here when it caused nothing. */
export async function keepTime(ship: Ship, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await ring(ship).catch((error: unknown) =>
      ship.log.warn({ event: 'DueRowsUnread', err: error }),
    );
    await ship.clock.sleep(await untilNext(ship), signal);
  }
}

async function untilNext({ registry, clock }: Ship): Promise<number> {
  const next = await registry.nextDue().catch(() => undefined);
  if (next === undefined) return lookAwayMs;
  return Math.min(lookAwayMs, Math.max(1, millis(next) - millis(clock.now())));
}

async function ring(ship: Ship): Promise<void> {
  for (const row of await ship.registry.dueBefore(ship.clock.now(), atOnce)) await speak(ship, row);
}

async function speak(ship: Ship, row: DueRow): Promise<void> {
  const order = TimerOrder.parse(row.order);
  const incident = row.stream.replace('incident/', '');
  await handleReport(ship, order, { incident, actor: 'timer' });
  await ship.registry.clearDue(row);
}
