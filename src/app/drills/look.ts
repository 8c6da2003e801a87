import type { Rehearsed } from '../../core/drill/events.ts';
import type { DrillRules } from '../../core/drill/rules.ts';
import type { Turnable } from '../../core/drill/turn.ts';
import type { PersonId } from '../../core/ids.ts';
import { isRefusal } from '../../core/strategy/plans.ts';
import { isWorkday } from '../../lib/calendar.ts';
import type { Loaded } from '../incidents.ts';
import { type Looking, peopleNamed } from '../people/rosters.ts';
import { teamOf } from '../people/team.ts';
import { makePlan, rollbackOf } from '../plans/make-plan.ts';
import type { Configuration, DrillEntry, Service } from '../ports/configuration.ts';
import type { Ship } from '../ship.ts';
import { loadDrills } from './books.ts';

export type Drilled = Service & { readonly drills: DrillEntry };

/** The services that are rehearsed, in the order of their names. */
export const drilledIn = ({ services }: Pick<Configuration, 'services'>): readonly Drilled[] =>
  Object.values(services)
    .flatMap((service) =>
      service.drills === undefined ? [] : [{ ...service, drills: service.drills }],
    )
    .toSorted((one, other) => one.name.localeCompare(other.name));

/** The rules of its drills, as the core has them. */
export function rulesOf({ name, owner, drills, playbook }: Drilled): DrillRules {
  const { target, everyDays, at, until, zone, workdays, holidays } = drills;
  return {
    service: name,
    team: owner,
    target,
    playbook: drills.playbook ?? playbook,
    everyDays,
    hours: { at, until, zone },
    isWorkday: (day) => isWorkday(day, { workdays, holidays }),
  };
}

/** Who takes part, in the order of their names: those whom the configuration names, else the roster. Whoever left is not among them. */
export function drillersOf(ship: Looking, { drills }: Drilled): readonly PersonId[] {
  const { people, target } = drills;
  const all = people === undefined ? teamOf(ship, target) : peopleNamed(ship, people).people;
  return all.toSorted((one, other) =>
    ship.directory.nameOf(one).localeCompare(ship.directory.nameOf(other)),
  );
}

/** A service's drills with all that a turn rests on, and where its stream was read. */
export type Looked = Turnable & Pick<Loaded<unknown>, 'stream' | 'version'>;

export async function look(ship: Ship, service: Drilled): Promise<Looked> {
  const { stream, version, state: book } = await loadDrills(ship.registry, service.name);
  return {
    stream,
    version,
    book,
    rules: rulesOf(service),
    people: drillersOf(ship, service),
    ...(await wouldRehearse(ship, service)),
  };
}

/** What would be rehearsed now, and how long its plan would take; unknown where no plan can be made. */
async function wouldRehearse(
  ship: Ship,
  { drills: { target, playbook } }: Drilled,
): Promise<{ readonly now: Rehearsed | undefined; readonly planMs: number | undefined }> {
  const plan = await makePlan(ship, { ...rollbackOf([target]), playbook });
  if (isRefusal(plan)) return { now: undefined, planMs: undefined };
  const { name, version, digest } = plan.playbook;
  return {
    now: { playbook: { name, version, digest }, release: plan.from.version },
    planMs: plan.estimateMs,
  };
}
