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

/** The zone as it is spelled: `utc` is `UTC`; what is none stays as it is. */
export const zoneName = (zone: string): string =>
  isZone(zone) ? formatOf(zone).resolvedOptions().timeZone : zone;

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

const offsets = new Map<string, Intl.DateTimeFormat>();
const written = /^GMT(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d)/u;

/** By how many minutes clocks in the zone are ahead of UTC at this moment; the seconds of old local times are left out. */
function minutesAhead(ms: number, zone: string): number {
  const known = offsets.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  if (known === undefined) offsets.set(zone, format);
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const { sign, hours = '0', minutes = '0' } = written.exec(name)?.groups ?? {};
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/**
 * A moment as clocks in the zone show it, with how far they are ahead of UTC: `2026-11-21T04:01:12.250+01:00`; in UTC
 * itself `2026-11-21T03:01:12.250Z`. Does not depend on the zone or the language of the machine.
 */
export function isoIn(ms: number, zone: string): string {
  if (zone === 'UTC') return new Date(ms).toISOString();
  const ahead = minutesAhead(ms, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(ahead);
  const offset = `${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${new Date(ms + ahead * 60_000).toISOString().slice(0, -1)}${offset}`;
}

/**
 * The moments at which clocks in the zone show this: two where they were put back. Where they skip it, the later side of
 * the gap: so long after its end as what they skip is after its beginning. The offsets of the days before and after are
 * the only ones that can hold, because no zone changes twice in so short a time.
 */
function momentsOf(shown: number, zone: string): readonly number[] {
  const ahead = (ms: number): number => shownAt(ms, zone) - ms;
  const guesses = [shown - ahead(shown - dayMs), shown - ahead(shown + dayMs)];
  const right = guesses.filter((ms) => shownAt(ms, zone) === shown);
  return right.length > 0 ? right : [Math.max(...guesses)];
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

/** The first moment at which clocks in the zone show this time of this date; where they skip it, the later side of the gap. */
export const momentAt = (date: string, clock: string, zone: string): number =>
  Math.min(...momentsOf(Date.parse(date) + minutesOf(clock) * 60_000, zone));

/**
 * The first moment after this one at which clocks in the zone show this time, `08:00`; the second one of a day in which
 * they are put back is one as well. Where they skip it, the later side of the gap.
 */
export function nextAt(ms: number, clock: string, zone: string): number {
  const today = Math.floor(shownAt(ms, zone) / dayMs) * dayMs + minutesOf(clock) * 60_000;
  // Clocks that are put back at midnight show the end of the day before once more.
  const near = [today - dayMs, today, today + dayMs].flatMap((shown) => momentsOf(shown, zone));
  return Math.min(...near.filter((moment) => moment > ms));
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
const hours = new RegExp(`^(?<from>${clock})\\s*-\\s*(?<to>${clock})(?:\\s+(?<zone>\\S+))?$`, 'u');

/** `22:00-07:00 Europe/Berlin`; without a zone UTC is meant. Undefined for anything else. */
export function readQuietHours(text: string): QuietHours | undefined {
  const { from, to, zone = 'UTC' } = hours.exec(text.trim())?.groups ?? {};
  return from === undefined || to === undefined || from === to || !isZone(zone)
    ? undefined
    : { from, to, zone };
}
