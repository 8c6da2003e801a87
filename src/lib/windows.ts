import { type Day, plusDays, type Weekday, weekdayOf } from './days.ts';
import { dateIn, isZone, momentAt } from './zone.ts';

/** Hours of a day of every week, on the clocks of a zone: `Tue 10:00-12:00 Europe/Berlin`. */
export type Window = {
  readonly weekday: Weekday;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
};

const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const written = new RegExp(
  `^(?<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\s+(?<from>${clock})\\s*-\\s*(?<to>${clock})(?:\\s+(?<zone>\\S+))?$`,
  'u',
);

/** Reads `Tue 10:00-12:00 Europe/Berlin`; without a zone UTC is meant. Undefined for anything else, and for hours that end before they begin. */
export function readWindow(text: string): Window | undefined {
  const {
    weekday = '',
    from = '',
    to = '',
    zone = 'UTC',
  } = written.exec(text.trim())?.groups ?? {};
  const known = (['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const).find(
    (one) => one === weekday,
  );
  return known === undefined || from >= to || !isZone(zone)
    ? undefined
    : { weekday: known, from, to, zone };
}

/** Until when the window is open that this moment lies in; undefined outside of it. Milliseconds since 1970. */
export function openUntil(ms: number, window: Window): number | undefined {
  const { from, to, zone } = window;
  const today = dateIn(ms, zone);
  const isDay = weekdayOf(today) === window.weekday;
  const [begins, ends] = [momentAt(today, from, zone), momentAt(today, to, zone)];
  return isDay && begins <= ms && ms < ends ? ends : undefined;
}

/** When the window opens next, after this moment. */
export function opensAt(ms: number, { weekday, from, zone }: Window): number {
  const today = dateIn(ms, zone);
  const days: readonly Day[] = Array.from({ length: 8 }, (_, ahead) => plusDays(today, ahead));
  const times = days
    .filter((day) => weekdayOf(day) === weekday)
    .map((day) => momentAt(day, from, zone));
  return times.find((begins) => begins > ms) ?? momentAt(plusDays(today, 7), from, zone);
}
