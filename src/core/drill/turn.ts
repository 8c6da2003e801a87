import { dateIn } from '../../lib/zone.ts';
import { type Instant, millis, type PersonId } from '../ids.ts';
import type { Drill } from './book.ts';
import { type DrillStanding, isWanted, type Rehearsing, standingOf } from './standing.ts';

/** A service whose drills are in turn, with who could do them, in the order of their names. Whoever is absent is not among them. */
export type Turnable = Rehearsing & {
  readonly people: readonly PersonId[];
  /** How long a plan made now would take, where one can be made. */
  readonly planMs: number | undefined;
};

/** Whose turn it is, and of which service. */
export type Turn = {
  readonly service: Turnable;
  readonly standing: DrillStanding;
  readonly person: PersonId;
};

/** Least recently first, then fewest: what was never done comes before everything. */
type Load = { readonly last: Instant | undefined; readonly count: number };

const loadOf = (drills: readonly Drill[]): Load => ({
  last: drills.at(-1)?.at,
  count: drills.length,
});

const byLoad = (one: Load, other: Load): number =>
  (one.last ?? '').localeCompare(other.last ?? '') || one.count - other.count;

/**
 * The one drill of a team whose turn it is on this day: of the services that want one the least recently rehearsed, ties
 * by name. Nobody where no service wants one, or nobody could do it.
 */
export function turnOf(services: readonly Turnable[], at: Instant): Turn | undefined {
  const turns = services.flatMap((service): readonly Turn[] => {
    const standing = standingOf(service, at);
    const person = personFor(service, services);
    const today = dateIn(millis(at), service.rules.hours.zone);
    return person !== undefined && isWanted(standing, today) ? [{ service, standing, person }] : [];
  });
  return turns.toSorted(
    ({ service: one }, { service: other }) =>
      byLoad(loadOf(one.book.drills), loadOf(other.book.drills)) ||
      one.rules.service.localeCompare(other.rules.service),
  )[0];
}

/**
 * Who rehearses this service next: whoever did so least recently, then whoever did fewest drills of the team, then by
 * name. So nobody does it twice in a row where others are there, and with the same people all come round equally often.
 * Whoever left two reminders in a row unanswered is passed over until the next drill.
 */
export function personFor(
  service: Pick<Turnable, 'people' | 'book'>,
  team: readonly Pick<Turnable, 'book'>[],
): PersonId | undefined {
  const all = team.flatMap(({ book }) => book.drills);
  const load = (person: PersonId): Load => ({
    last: service.book.drills.findLast((drill) => drill.person === person)?.at,
    count: all.filter((drill) => drill.person === person).length,
  });
  const { silent } = service.book;
  const answering = service.people.filter((one) => !silent.includes(one));
  const among = answering.length === 0 ? service.people : answering;
  return among.toSorted((one, other) => byLoad(load(one), load(other)))[0];
}

/** How long a drill takes: the median of those by this playbook that came to an end of their steps, else what the plan says. */
export function takesOf({
  book,
  now,
  planMs,
}: Pick<Turnable, 'book' | 'now' | 'planMs'>):
  | { readonly ms: number; readonly from: 'drills' | 'plan' }
  | undefined {
  const name = now?.playbook.name;
  const past = book.drills
    .filter(didSomething)
    .filter(({ rehearsed }) => name === undefined || rehearsed?.playbook.name === name)
    .map(({ tookMs }) => tookMs)
    .toSorted((one, other) => one - other);
  const [low, high] = [past[(past.length - 1) >> 1], past[past.length >> 1]];
  if (low !== undefined && high !== undefined) {
    return { ms: Math.round((low + high) / 2), from: 'drills' };
  }
  return planMs === undefined ? undefined : { ms: planMs, from: 'plan' };
}

/** One that nothing was carried out in, or not to where users stop hurting, says nothing of how long it takes. */
const didSomething = ({ rehearsed, score }: Drill): boolean =>
  rehearsed !== undefined && (score === undefined || score.executeMs !== undefined);
