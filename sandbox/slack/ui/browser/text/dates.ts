const time = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const timeWithSeconds = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
});
/** Sweden writes dates as ISO 8601 does. */
const numbers = new Intl.DateTimeFormat('sv-SE');
const longDay = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});

/** A moment as Slack's `<!date^…>` writes it, in this browser's zone. Seconds since 1970; unknown words stay. */
export function formatDate(seconds: number, format: string, now = Date.now()): string {
  const at = new Date(seconds * 1000);
  const words: Readonly<Record<string, string>> = {
    date_num: numbers.format(at),
    date: day.format(at),
    date_short: shortDay.format(at),
    date_long: longDay.format(at),
    date_pretty: nearDay(at, now) ?? day.format(at),
    date_short_pretty: nearDay(at, now) ?? shortDay.format(at),
    date_long_pretty: nearDay(at, now) ?? longDay.format(at),
    time: time.format(at),
    time_secs: timeWithSeconds.format(at),
    ago: ago(at.getTime(), now),
  };
  return format.replaceAll(/\{(\w+)\}/gu, (whole, word: string) => words[word] ?? whole);
}

/** The time of day of a message's `ts`. */
export function timeOf(ts: string): string {
  return time.format(new Date(Number(ts) * 1000));
}

/** The whole moment of a message's `ts`, for those who point at its time. */
export function momentOf(ts: string): string {
  const at = new Date(Number(ts) * 1000);
  return `${longDay.format(at)}, ${timeWithSeconds.format(at)}`;
}

/** The day of a message's `ts`: "Today", "Yesterday", or its date. */
export function dayOf(ts: string, now = Date.now()): string {
  const at = new Date(Number(ts) * 1000);
  const near = nearDay(at, now);
  return near === undefined ? longDay.format(at) : near.charAt(0).toUpperCase() + near.slice(1);
}

function nearDay(at: Date, now: number): string | undefined {
  const dayMs = 24 * 60 * 60_000;
  if (at.toDateString() === new Date(now).toDateString()) return 'today';
  if (at.toDateString() === new Date(now - dayMs).toDateString()) return 'yesterday';
  if (at.toDateString() === new Date(now + dayMs).toDateString()) return 'tomorrow';
  return undefined;
}

function ago(at: number, now: number): string {
  const minutes = Math.round((now - at) / 60_000);
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(-minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return words.format(-Math.round(minutes / 60), 'hour');
  return words.format(-Math.round(minutes / (24 * 60)), 'day');
}
