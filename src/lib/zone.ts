/** Clock times in the zones that people live in; summer time and its ends included. */

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is dear to make and is asked for at every event. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** Whether this names a zone: `Europe/Berlin`, `UTC`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What clocks in the zone show at this moment, to the second, as if it were UTC. */
export function shownAt(ms: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** The moment at which clocks in the zone show this; where they skip it, about then. */
function momentOf(shown: number, zone: string): number {
  const near = shown - (shownAt(shown, zone) - shown);
  return near + (shown - shownAt(near, zone));
}

/** `07:30` → minutes since midnight. */
export const minutesOf = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Minutes since midnight on the clocks of the zone. */
export const minuteOfDay = (ms: number, zone: string): number =>
  Math.floor((shownAt(ms, zone) % dayMs) / 60_000);

/** The date on the calendars of the zone: `2026-03-01`. */
export const dateIn = (ms: number, zone: string): string =>
  new Date(shownAt(ms, zone)).toISOString().slice(0, 10);

/** The moment at which clocks in the zone show this time of this date; where they skip it, about then. */
export const momentAt = (date: string, clock: string, zone: string): number =>
  momentOf(Date.parse(date) + minutesOf(clock) * 60_000, zone);

/** The first moment after this one at which clocks in the zone show this time, `08:00`. */
export function nextAt(ms: number, clock: string, zone: string): number {
  const midnight = Math.floor(shownAt(ms, zone) / dayMs) * dayMs;
  const today = momentOf(midnight + minutesOf(clock) * 60_000, zone);
  return today > ms ? today : momentOf(midnight + dayMs + minutesOf(clock) * 60_000, zone);
}

/** Hours of every day in which nobody is bothered with what can wait: `22:00` to `07:00` in a zone. */
export type QuietHours = { readonly from: string; readonly to: string; readonly zone: string };

/** When it is no longer quiet: this very moment, or the end of the quiet hours that it lies in. */
export function quietUntil(ms: number, { from, to, zone }: QuietHours): number {
  const [now, start, end] = [minuteOfDay(ms, zone), minutesOf(from), minutesOf(to)];
  const isQuiet = start <= end ? now >= start && now < end : now >= start || now < end;
  return isQuiet ? nextAt(ms, to, zone) : ms;
}

const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const written = new RegExp(
  `^(?<from>${clock})\\s*-\\s*(?<to>${clock})(?:\\s+(?<zone>\\S+))?$`,
  'u',
);

/** `22:00-07:00 Europe/Berlin`; without a zone UTC is meant. Undefined for anything else. */
export function readQuietHours(text: string): QuietHours | undefined {
  const { from, to, zone = 'UTC' } = written.exec(text.trim())?.groups ?? {};
  return from === undefined || to === undefined || from === to || !isZone(zone)
    ? undefined
    : { from, to, zone };
}
