import { type PersonId, serviceOf, type Target } from '../ids.ts';

export type Roster = {
  readonly people: readonly PersonId[];
  readonly deputy: PersonId | undefined;
  readonly source: string;
  readonly digest: string;
  readonly ageMs: number;
  /** Who would stand on it, had their account not been closed. */
  readonly gone?: readonly PersonId[];
};

/** Who holds which role. */
export type RoleHolders = Readonly<Record<string, readonly PersonId[]>>;

/** Who is who for this order. */
export type PeopleFacts = {
  /** Who is meant by the name in the order; undefined when nobody is. */
  readonly named: PersonId | undefined;
  readonly nearestName: string | undefined;
  /** Whether the account of whoever is meant is closed. */
  readonly namedIsGone?: boolean;
  /** The roster of the worst-hit target. */
  readonly roster: Roster;
  /** Who holds a role by configuration, for roles that nobody was assigned in the incident. */
  readonly roleHolders: RoleHolders;
  /** The same for each service alone, by its name. */
  readonly serviceHolders: Readonly<Record<string, RoleHolders>>;
  /** The administrators of this installation; nobody where none are named. */
  readonly admins?: readonly PersonId[];
};

/**
 * Who holds the roles that have to do with these targets: who answers for the data of one service has no say over that of
 * another which the incident is about as well.
 */
export function heldOn(
  { serviceHolders }: Pick<PeopleFacts, 'serviceHolders'>,
  targets: readonly Target[],
): Pick<PeopleFacts, 'roleHolders'> {
  const services = [...new Set(targets.map(serviceOf))];
  const held = services.flatMap((service) => Object.entries(serviceHolders[service] ?? {}));
  const byRole = Map.groupBy(held, ([role]) => role);
  const merged = [...byRole].map(([role, all]) => [role, all.flatMap(([, people]) => people)]);
  return { roleHolders: Object.fromEntries(merged) };
}
