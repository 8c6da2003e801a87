import { endOfWeek } from '../../core/digest/week.ts';
import type { DueRow } from '../ports/registry.ts';
import { type By, emptyBatch, newEvent } from '../record.ts';
import type { Ship } from '../ship.ts';
import { setRow } from './row.ts';
import { digestStream, lastWeek } from './weeks.ts';

/** Lets the timer look whether a week is over, and sets when it looks again. Twice tells nobody twice. */
export async function ring(ship: Ship, row: DueRow): Promise<void> {
  const { weekly } = ship.configurations.current();
  // Where no digest is wanted any more the row ends with this ring.
  if (weekly === undefined) return;
  const { stream, version, state } = await lastWeek(ship.registry);
  const at = ship.clock.now();
  const { event, next } = endOfWeek(weekly, { told: state?.until, at });
  const by: By = {
    at,
    actor: 'timer',
    via: 'timer',
    key: `${row.key}/${row.at}/${at}`,
    mode: 'live',
  };
  const about = { id: digestStream, targets: [] };
  const stored = await ship.registry.append({
    ...emptyBatch,
    key: by.key,
    reads: [{ stream, version }],
    events: event === undefined ? [] : [newEvent(stream, event, about, by)],
    due: [setRow(next)],
    answer: null,
  });
  if (stored.status === 'conflict') throw new Error(`${stored.on} was written meanwhile`);
}
