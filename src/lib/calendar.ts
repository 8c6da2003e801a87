import { createRequire } from 'node:module';
import type Library from 'date-holidays';
import { type Weekday, weekdayOf } from './days.ts';
import { dateIn, momentAt } from './zone.ts';

/** Public holidays of a country or of one of its regions, by ISO 3166, and further days off as `2026-12-24`. */
export type Holidays = {
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly also?: readonly string[] | undefined;
};

/** When people work: in their zone on their working days, Monday to Friday where nothing is said, their holidays aside. */
export type Calendar = {
  readonly zone: string;
  readonly workdays?: readonly Weekday[] | undefined;
  readonly holidays?: Holidays | undefined;
};

const usualWorkdays: readonly Weekday[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

const dayMs = 86_400_000;

const require = createRequire(import.meta.url);

/** All countries of the world cost a fifth of a second: they are read where somebody names one, and not at every start. */
function holidaysLibrary(): typeof Library {
  const read: typeof Library = require('date-holidays');
  return read;
}

/** The rules of a country are dear to read, and a date is asked for again and again. */
const libraries = new Map<string, Library>();
const answers = new Map<string, boolean>();

function libraryOf(country: string, region: string | undefined): Library {
  const key = `${country}/${region ?? ''}`;
  const known = libraries.get(key);
  if (known !== undefined) return known;
  const Holidays = holidaysLibrary();
  const made = region === undefined ? new Holidays(country) : new Holidays(country, region);
  libraries.set(key, made);
  return made;
}

/** Countries whose holidays are known; with a country, its regions. `DE`, `BY`. */
export const knownPlaces = (country?: string): readonly string[] => {
  const library = new (holidaysLibrary())();
  // The library knows no states of most countries, and answers nothing then.
  const places: Readonly<Record<string, string>> | undefined =
    country === undefined ? library.getCountries() : library.getStates(country);
  return Object.keys(places ?? {});
};

function isPublic(date: string, country: string, region: string | undefined): boolean {
  const key = `${country}/${region ?? ''}/${date}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  // Without a zone the text means the day as it is in that country.
  const found = libraryOf(country, region).isHoliday(`${date} 12:00:00`);
  const answer = found !== false && found.some(({ type }) => type === 'public');
  answers.set(key, answer);
  return answer;
}

/** Whether people work on this date, `2026-03-02`. */
export function isWorkday(date: string, { workdays, holidays }: Omit<Calendar, 'zone'>): boolean {
  const { country, region, also = [] } = holidays ?? {};
  if (!(workdays ?? usualWorkdays).includes(weekdayOf(date)) || also.includes(date)) return false;
  return country === undefined || !isPublic(date, country, region);
}

const dayAfter = (date: string): string =>
  new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);

/** No calendar has so many days off in a row; one that does is not waited for. */
const mostDaysOff = 60;

/** The next date after this one on which people work. */
function nextWorkday(date: string, calendar: Omit<Calendar, 'zone'>): string {
  let next = dayAfter(date);
  for (let off = 0; off < mostDaysOff && !isWorkday(next, calendar); off += 1)
    next = dayAfter(next);
  return next;
}

/** The date on which so many working days have gone by after this one. */
export function workdayAfter(date: string, days: number, calendar: Omit<Calendar, 'zone'>): string {
  let reached = date;
  for (let gone = 0; gone < days; gone += 1) reached = nextWorkday(reached, calendar);
  return reached;
}

/** The first moment after this one at which it is this time, `09:00`, on a working day of the calendar. Both in ms since 1970. */
export function nextWorkdayAt(ms: number, clock: string, calendar: Calendar): number {
  const { zone } = calendar;
  const today = dateIn(ms, zone);
  const at = momentAt(today, clock, zone);
  return isWorkday(today, calendar) && at > ms
    ? at
    : momentAt(nextWorkday(today, calendar), clock, zone);
}
