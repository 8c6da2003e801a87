import { type Instant, serviceOf } from '../ids.ts';
import { type Quarter, quarterBefore, quarterIn, quarterOf } from './quarter.ts';
import { type Known, type Scope, type Stats, statsOf } from './stats.ts';

export const groupings = ['service', 'team', 'quarter'] as const;
export type Grouping = (typeof groupings)[number];

/** The figures of one service, team or quarter. */
export type Group = { readonly name: string; readonly stats: Stats };

/** Which services belong to which team now. */
export type Teams = ReadonlyMap<string, readonly string[]>;

/**
 * The figures of each service that had an incident or a deployment in the scope, by name. Private incidents are in none:
 * a group would say where they were.
 */
export function byService(scope: Scope, known: Known): readonly Group[] {
  const names = new Set([
    ...known.rows.flatMap((row) => (row.private ? [] : row.services)),
    ...known.deployments.map(({ target }) => serviceOf(target)),
    ...known.wentBack.map(({ target }) => serviceOf(target)),
  ]);
  return [...names]
    .filter((name) => scope.services?.includes(name) ?? true)
    .toSorted()
    .map((name) => ({ name, stats: statsOf({ ...scope, services: [name] }, known) }))
    .filter(isSomething);
}

/** The same of teams; an incident on services of two teams is in the figures of both. */
export const byTeam = (scope: Scope, known: Known, teams: Teams): readonly Group[] =>
  [...teams]
    .map(([name, services]) => ({
      name,
      services: services.filter((one) => scope.services?.includes(one) ?? true),
    }))
    .filter(({ services }) => services.length > 0)
    .toSorted(({ name: one }, { name: other }) => (one < other ? -1 : 1))
    .map(({ name, services }) => ({ name, stats: statsOf({ ...scope, services }, known) }))
    .filter(isSomething);

const isSomething = ({ stats: { incidents, dora, wentBack } }: Group): boolean =>
  incidents.all + dora.deployments + wentBack.of > 0;

/** So many quarters are compared: two years. */
const quarters = 8;

/** The quarter in which this moment is and those before it, the oldest first; from the first one that had something. */
export function byQuarter(scope: Scope, known: Known, last: Instant): readonly Group[] {
  const names: Quarter[] = [];
  for (let name = quarterIn(last); names.length < quarters; name = quarterBefore(name)) {
    names.push(name);
  }
  const groups = names
    .toReversed()
    .map((name) => ({ name, stats: statsOf({ ...scope, window: quarterOf(name) }, known) }));
  const first = groups.findIndex(isSomething);
  return first === -1 ? [] : groups.slice(first);
}
