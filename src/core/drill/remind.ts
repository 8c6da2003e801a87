import { type Day, nextWorkday, plusDays } from '../../lib/days.ts';
import { dateIn, momentAt } from '../../lib/zone.ts';
import type { EventOf } from '../events.ts';
import { after, type Instant, instant, millis } from '../ids.ts';
import type { DrillRules } from './rules.ts';
import { standingOf } from './standing.ts';
import { type Turn, type Turnable, takesOf, turnOf } from './turn.ts';

/** While the team has a sev1 or sev2, it is looked again so often whether that is over. */
const lookAgainMs = 5 * 60_000;

/** A team at a moment: its services, all with the same hours, and whether a sev1 or sev2 of theirs is open. */
export type TeamNow = {
  readonly services: readonly Turnable[];
  readonly isBusy: boolean;
  readonly at: Instant;
};

/** What the timer makes happen for a team, and when it is to look again; never where the team rehearses nothing. */
export type Reminding = {
  readonly events: readonly EventOf<'DrillReminded'>[];
  readonly next: Instant | undefined;
};

/**
 * The daily reminder (capabilities, P41): on each working day, within the team's hours, one of the drill whose turn it
 * is; none while the team has a sev1 or sev2, but after it; after downtime one. A day on which the team was reminded
 * once is over, also where clocks go back; what was put off is said again when its time has come.
 */
export function remind(team: TeamNow): Reminding {
  const { services, isBusy, at } = team;
  const [first] = services;
  if (first === undefined) return { events: [], next: undefined };
  const day = dayOf(first.rules, at);
  const later = nextAt(first.rules, at);
  const late = postponed(services, at);
  const wanted = isWithin(day, at)
    ? (late.now ?? (isTold(team, day) ? undefined : ofToday(team)))
    : undefined;
  if (wanted !== undefined && isBusy) return { events: [], next: after(at, lookAgainMs) };
  const next = [later, ...(late.next === undefined ? [] : [late.next])].toSorted()[0];
  return { events: wanted === undefined ? [] : [reminder(team, wanted, day)], next };
}

type TodaysHours = {
  readonly today: Day;
  readonly from: Instant;
  readonly until: Instant;
  readonly isWork: boolean;
};

function dayOf(
  { hours: { at: from, until, zone }, isWorkday }: DrillRules,
  at: Instant,
): TodaysHours {
  const today = dateIn(millis(at), zone);
  return {
    today,
    from: instant(momentAt(today, from, zone)),
    until: instant(momentAt(today, until, zone)),
    isWork: isWorkday(today),
  };
}

const isWithin = ({ from, until, isWork }: TodaysHours, at: Instant): boolean =>
  isWork && from <= at && at < until;

/** When the team's hours begin next. */
function nextAt({ hours, isWorkday }: DrillRules, at: Instant): Instant {
  const today = dateIn(millis(at), hours.zone);
  const begins = instant(momentAt(today, hours.at, hours.zone));
  return isWorkday(today) && at < begins
    ? begins
    : instant(momentAt(nextWorkday(today, isWorkday), hours.at, hours.zone));
}

const isTold = ({ services }: TeamNow, { today }: TodaysHours): boolean =>
  services.some(({ book }) => book.days.includes(today));

const ofToday = ({ services, at }: TeamNow): Wanted | undefined => {
  const turn = turnOf(services, at);
  return turn && { ...turn, again: false };
};

type Wanted = Turn & { readonly again: boolean };

/** What was put off: that whose time has come, and the next time. What was put off on another day begins as any day does. */
function postponed(
  services: readonly Turnable[],
  at: Instant,
): { readonly now: Wanted | undefined; readonly next: Instant | undefined } {
  const off = services.flatMap((service) => {
    const { book, rules } = service;
    const { reminder } = book;
    if (reminder?.state.status !== 'postponed') return [];
    if (reminder.day !== dateIn(millis(at), rules.hours.zone)) return [];
    return [{ service, person: reminder.person, until: reminder.state.until }];
  });
  const due = off.find(({ until }) => until <= at);
  const next = off
    .filter((one) => one !== due && one.until > at)
    .map(({ until }) => until)
    .toSorted()[0];
  return {
    now: due && {
      service: due.service,
      person: due.person,
      standing: standingOf(due.service, at),
      again: true,
    },
    next,
  };
}

function reminder(
  team: TeamNow,
  { service, standing, person, again }: Wanted,
  { today: day }: TodaysHours,
): EventOf<'DrillReminded'> {
  const { rules } = service;
  const takes = takesOf(service);
  const playbook = service.now?.playbook.name ?? rules.playbook;
  return {
    type: 'DrillReminded',
    service: rules.service,
    target: rules.target,
    team: rules.team,
    day,
    person,
    why: standing.why,
    ...(standing.due === undefined ? {} : { due: standing.due }),
    ...(playbook === undefined ? {} : { playbook }),
    ...(takes === undefined ? {} : { takes }),
    missed: again ? 0 : missedBefore(team, { service, standing }, day),
    ...(again ? { again } : {}),
  };
}

/** Looked back no further than this for days on which nobody was reminded. */
const mostMissed = 30;

/** The working days right before this one on which it was wanted and the team heard nothing. */
function missedBefore(
  { services }: TeamNow,
  { service: { book, rules }, standing }: Pick<Turn, 'service' | 'standing'>,
  today: Day,
): number {
  const told = new Set(services.flatMap(({ book: { days } }) => days));
  // Before the first reminder of all there was nothing to miss.
  if (told.size === 0) return 0;
  const { zone } = rules.hours;
  const ends = [
    standing.named?.day ?? standing.due ?? '',
    ...book.drills.map(({ at }) => plusDays(dateIn(millis(at), zone), 1)),
  ];
  const from = ends.reduce((last, day) => (day > last ? day : last), '');
  const days = Array.from({ length: mostMissed }, (_, index) => plusDays(today, -index - 1));
  const end = days.findIndex((day) => told.has(day) || day < from);
  return days.slice(0, end === -1 ? mostMissed : end).filter(rules.isWorkday).length;
}
