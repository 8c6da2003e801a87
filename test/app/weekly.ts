import type { WeeklyEntry } from '../../src/app/ports/configuration.ts';
import type { Harbor } from './rig.ts';

const hourMs = 3_600_000;
export const weekMs = 168 * hourMs;

export const weekly: WeeklyEntry = { day: 'Mon', at: '09:00', zone: 'UTC', channel: undefined };

/** People are told of the week, and it is a second before nine on a Monday. */
export function toldWeekly(harbor: Harbor, entry: WeeklyEntry = weekly): void {
  harbor.rules = { ...harbor.rules, weekly: entry };
  harbor.clock.jump(23 * hourMs - 1_000);
}
