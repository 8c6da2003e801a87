import { DateTime } from 'luxon';
import { emptyBook } from '../../src/core/drill/book.ts';
import { remind } from '../../src/core/drill/remind.ts';
import type { Turnable } from '../../src/core/drill/turn.ts';
import type { EventOf } from '../../src/core/events.ts';
import { type Instant, instant, millis } from '../../src/core/ids.ts';
import { isWorkday } from '../../src/lib/calendar.ts';
import { done, onto, rulesFor, turnable } from './drills.ts';
import { ada, bo, dba } from './sample.ts';

/** A stretch of time, in ms since 1970. */
export type Stretch = { readonly from: number; readonly to: number };

/** What befalls a team in the time that is played: where it lives, when the bot is down, and when a sev1 is open. */
export type World = {
  readonly zone: string;
  readonly daysOff: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly down: readonly Stretch[];
  readonly busy: readonly Stretch[];
  /** After each ring so often the clock goes back by so much, and the timer rings again. */
  readonly backMs?: number;
  /** Whoever is reminded rehearses, after so long, and it goes well. */
  readonly doneAfterMs?: number;
};

export type Heard = { readonly at: Instant; readonly event: EventOf<'DrillReminded'> };

const inside =
  (ms: number) =>
  ({ from, to }: Stretch): boolean =>
    from <= ms && ms < to;

/** When the timer rings that is due at this moment: at once, or when the bot is there again. */
function ringsAt(due: number, down: readonly Stretch[]): number {
  const gone = down.find(inside(due));
  return gone === undefined ? due : ringsAt(gone.to, down);
}

const teamIn = ({ zone, daysOff }: World): readonly Turnable[] =>
  ['checkout', 'pricing'].map((service) =>
    turnable(emptyBook, {
      people: [ada, bo, dba],
      rules: rulesFor(service, {
        hours: { at: '10:00', until: '17:00', zone },
        isWorkday: (day) => isWorkday(day, { holidays: { also: daysOff } }),
      }),
    }),
  );

/** Every reminder of a team of two services and three people in this world. */
export function played(world: World): {
  readonly heard: readonly Heard[];
  readonly services: readonly Turnable[];
} {
  let services = teamIn(world);
  const heard: Heard[] = [];
  const ring = (ms: number): Instant | undefined => {
    const at = instant(ms);
    const { events, next } = remind({ services, isBusy: world.busy.some(inside(ms)), at });
    heard.push(...events.map((event) => ({ at, event })));
    services = services.map((one) => after(one, at, events, world));
    return next;
  };
  for (let due: number = world.from; due < world.to; ) {
    const at = ringsAt(due, world.down);
    const next = ring(at);
    if (world.backMs !== undefined) ring(at - world.backMs);
    due = next === undefined ? world.to : Math.max(millis(next), at + 1);
  }
  return { heard, services };
}

function after(
  one: Turnable,
  at: Instant,
  events: readonly EventOf<'DrillReminded'>[],
  { doneAfterMs }: World,
): Turnable {
  const own = events.filter(({ service }) => service === one.rules.service);
  const reminded = onto(one.book, ...own.map((event) => [at, event] as const));
  const drills =
    doneAfterMs === undefined
      ? []
      : own.map(({ person, service }) =>
          done(instant(millis(at) + doneAfterMs), person, { service }),
        );
  return { ...one, book: onto(reminded, ...drills) };
}

/** All that is wrong with these reminders of a team that never rehearses, judged by another calendar than the program's. */
export function faultsIn(heard: readonly Heard[], world: World): readonly string[] {
  const days = Map.groupBy(
    heard,
    ({ at }) => DateTime.fromISO(at, { zone: world.zone }).toISODate() ?? '',
  );
  const faults: string[] = [];
  const last = DateTime.fromMillis(world.to, { zone: world.zone }).startOf('day');
  // Where the first day began before the play did, it is none to judge.
  let day = DateTime.fromMillis(world.from, { zone: world.zone }).startOf('day').plus({ days: 1 });
  for (; day < last; day = day.plus({ days: 1 })) {
    const date = day.toISODate() ?? '';
    faults.push(...faultsOn(days.get(date) ?? [], day, world).map((fault) => `${date}: ${fault}`));
  }
  return faults;
}

function faultsOn(heard: readonly Heard[], day: DateTime, world: World): readonly string[] {
  const date = day.toISODate() ?? '';
  const isWork = day.weekday <= 5 && !world.daysOff.includes(date);
  const [opens, closes] = [day.set({ hour: 10 }), day.set({ hour: 17 })];
  if (!isWork) return heard.length === 0 ? [] : ['it is no working day'];
  const faults = heard
    .filter(({ at }) => millis(at) < opens.toMillis() || millis(at) >= closes.toMillis())
    .map(({ at }) => `${at} is outside of the hours`);
  const free = freeMinutes(opens.toMillis(), closes.toMillis(), world);
  if (heard.length > 1) faults.push(`${heard.length} reminders`);
  // Whether a sev1 is over is looked at every five minutes.
  if (heard.length === 0 && free > 6) faults.push(`none in ${free} free minutes`);
  if (heard.some(({ at }) => world.busy.some(inside(millis(at))))) faults.push('a sev1 is open');
  return faults;
}

/** The longest time in one piece in which the bot is there, and no sev1 is open, in minutes. */
function freeMinutes(from: number, to: number, { down, busy }: World): number {
  const [minute, taken] = [60_000, [...down, ...busy]];
  let [longest, run] = [0, 0];
  for (let ms = from; ms < to; ms += minute) {
    run = taken.some(inside(ms)) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
