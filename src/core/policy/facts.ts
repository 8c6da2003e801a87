import type { PersonId } from '../ids.ts';

export type Roster = {
  readonly people: readonly PersonId[];
  readonly deputy: PersonId | undefined;
  readonly source: string;
  readonly digest: string;
  readonly ageMs: number;
  /** Who would stand on it, had their account not been closed. */
  readonly gone?: readonly PersonId[];
};

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
  readonly roleHolders: Readonly<Record<string, readonly PersonId[]>>;
};
