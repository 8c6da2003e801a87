import { environmentOf, millis, type PersonId, serviceOf, type Target } from '../../core/ids.ts';
import type { Roster } from '../../core/policy/facts.ts';
import type { Configuration } from '../ports/configuration.ts';
import type { OutsideGroup } from '../ports/rosters.ts';
import type { Ship } from '../ship.ts';

export type Looking = Pick<Ship, 'directory' | 'configurations' | 'rosters' | 'clock'>;

/** People behind a list of names and groups. */
type Named = {
  readonly people: readonly PersonId[];
  /** Who would be among them, had their account not been closed. */
  readonly gone: readonly PersonId[];
  /** Where that is known from, in words. */
  readonly source: string;
  /** How old the oldest answer is that it rests on, in milliseconds; 0 for what the configuration says itself. */
  readonly ageMs: number;
  /** Whether every name is known and every group has answered at least once. */
  readonly isWhole: boolean;
};

/** Who is meant by these names of people and groups, each once and in order. */
export function peopleNamed(ship: Looking, names: readonly string[]): Named {
  const parts = names.map((name) => partOf(ship, name));
  const sources = [...new Set(parts.map(({ source }) => source))];
  return {
    people: [...new Set(parts.flatMap(({ people }) => people))],
    gone: [...new Set(parts.flatMap(({ gone }) => gone))],
    source: sources.length === 0 ? 'configuration' : sources.join(', '),
    ageMs: Math.max(0, ...parts.map(({ ageMs }) => ageMs)),
    isWhole: parts.every(({ isWhole }) => isWhole),
  };
}

/** Whether all accounts of a person in Slack are closed. Whoever has none there orders by other ways. */
export function hasLeft({ directory, rosters }: Looking, person: PersonId): boolean {
  const accounts = directory.accountsOf(person).filter((one) => one.startsWith('slack:'));
  return accounts.length > 0 && accounts.every((account) => rosters.hasLeft(account));
}

/** Those who are there, and those who are not any more. */
const present = (ship: Looking, all: readonly PersonId[]): Pick<Named, 'people' | 'gone'> => ({
  people: all.filter((person) => !hasLeft(ship, person)),
  gone: all.filter((person) => hasLeft(ship, person)),
});

function partOf(ship: Looking, name: string): Named {
  const group = ship.configurations.current().groups?.[name];
  if (group !== undefined) return outside(ship, name, group);
  const person = ship.directory.find(name);
  const all = person === undefined ? [] : [person];
  return {
    ...present(ship, all),
    source: 'configuration',
    ageMs: 0,
    isWhole: person !== undefined,
  };
}

function outside(ship: Looking, name: string, group: OutsideGroup): Named {
  const { directory, rosters, clock } = ship;
  const source = `${group.kind === 'slack' ? 'the Slack group' : 'the schedule'} ${name}`;
  const last = rosters.last(group);
  if (last === undefined) {
    return {
      people: [],
      gone: [],
      source: `${source}, which has not answered yet`,
      ageMs: 0,
      isWhole: false,
    };
  }
  const all = last.people
    .map((said) => directory.with(said) ?? directory.find(said))
    .filter((person) => person !== undefined);
  const ageMs = Math.max(0, millis(clock.now()) - millis(last.at));
  return { ...present(ship, all), source, ageMs, isWhole: true };
}

/** The roster of a target as it is written: its environment's, else its service's. */
function writtenRoster({ services }: Configuration, target: Target | undefined) {
  const service = target === undefined ? undefined : services[serviceOf(target)];
  if (target === undefined || service === undefined) return undefined;
  const { roster, deputy } = service.rosters?.[environmentOf(target)] ?? service;
  return { roster, deputy, digest: service.digest };
}

/** Who may hold the authority over these targets: the roster of the worst-hit one. */
export function rosterOf(
  ship: Looking,
  [worst]: readonly Target[],
): Roster & Pick<Named, 'isWhole'> {
  const configuration = ship.configurations.current();
  const written = writtenRoster(configuration, worst);
  const second = written?.deputy === undefined ? undefined : ship.directory.find(written.deputy);
  const deputies = present(ship, second === undefined ? [] : [second]);
  const named = peopleNamed(ship, written?.roster ?? []);
  return {
    ...named,
    deputy: deputies.people[0],
    gone: [...new Set([...named.gone, ...deputies.gone])],
    digest: written?.digest ?? configuration.digest,
    isWhole: named.isWhole && (second === undefined) === (written?.deputy === undefined),
  };
}
