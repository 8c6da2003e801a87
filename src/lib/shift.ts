/** Hours of work, every day the same, in minutes since midnight of a time zone. `to` may be midnight of the next day (1440). */
export type Hours = { readonly from: number; readonly to: number; readonly zone: string };

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** Minutes since midnight there. */
function minutesAt(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

/** The moment itself within the hours, else the next one at which they begin. Milliseconds since 1970. */
export function nextShift(ms: number, { from, to, zone }: Hours): number {
  const now = minutesAt(ms, zone);
  if (now >= from && now < to) return ms;
  const begins = Math.floor(ms / minuteMs) * minuteMs;
  const next = begins + ((from - now + dayMinutes) % dayMinutes) * minuteMs;
  // A night in which the clock is moved is an hour longer or shorter.
  const off = from - minutesAt(next, zone);
  return next + (Math.abs(off) <= 120 ? off : 0) * minuteMs;
}
