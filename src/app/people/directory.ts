import { standIn } from '../../core/drill/stand-in.ts';
import { type Instant, millis, type PersonId } from '../../core/ids.ts';
import { standInName } from '../../core/texts/drill-score.ts';
import { nearest } from '../../lib/nearest.ts';
import type { Configuration } from '../ports/configuration.ts';
import type { Person, Registry } from '../ports/registry.ts';

/** Who is who: names, ids and accounts of people, as the registry's directory and the configuration have them. */
export type Directory = {
  /** `@first-oncall`, `first-oncall` or `p_…` → the person, if the configuration names one. */
  readonly find: (said: string) => PersonId | undefined;
  readonly nearest: (said: string) => string | undefined;
  /** The name of a person; someone erased is called so. */
  readonly nameOf: (person: PersonId) => string;
  readonly ids: (names: readonly string[]) => readonly PersonId[];
  readonly names: () => readonly string[];
  /** Whose account this is: `slack:U0FIRST`. */
  readonly with: (account: string) => PersonId | undefined;
  /** All accounts of a person, Slack's among them. */
  readonly accountsOf: (person: PersonId) => readonly string[];
  /** Takes in somebody whom the configuration does not name. Whoever bears the name of another is told apart by the account. */
  readonly admit: (account: string, name: string) => Promise<PersonId>;
  /** Takes the people of a new configuration in. */
  readonly learn: (configuration: Configuration) => Promise<void>;
  /** Notes that somebody is there, once a day. Rejects with `RegistryUnavailable`. */
  readonly saw: (person: PersonId, at: Instant) => Promise<void>;
  /** Reads the registry's directory again: somebody was erased. */
  readonly refresh: () => Promise<void>;
};

type Sea = Pick<Registry, 'admit' | 'enroll' | 'people' | 'saw'>;

const dayMs = 86_400_000;

export function openDirectory(registry: Sea): Directory {
  let configured = new Map<string, PersonId>();
  let book = bookOf([]);
  const refresh = async (): Promise<void> => {
    book = bookOf(await registry.people());
    configured = new Map([...configured].filter(([, id]) => book.people.has(id)));
  };
  const find = (said: string): PersonId | undefined =>
    configured.get(bare(said).toLowerCase()) ?? [...configured.values()].find((id) => id === said);
  return {
    find,
    nearest: (said) => nearest(bare(said), [...configured.keys()]),
    nameOf: (person) =>
      book.names.get(person) ?? (person === standIn ? standInName : 'someone erased'),
    ids: (names) => names.map(find).filter((person) => person !== undefined),
    names: () => [...configured.keys()],
    with: (account) => book.owners.get(account),
    accountsOf: (person) => book.people.get(person)?.accounts ?? [],
    admit: async (account, name) => {
      const known = book.owners.get(account);
      if (known !== undefined) return known;
      const person = await registry.admit(account, name);
      await refresh();
      return person;
    },
    learn: async (configuration) => {
      configured = await enrolled(registry, configuration);
      await refresh();
    },
    saw: async (person, at) => {
      if (!isDayOld(book.people.get(person), at)) return;
      await registry.saw([person]);
      await refresh();
    },
    refresh,
  };
}

/** The people of a configuration, by their names in lower case. */
async function enrolled(
  registry: Pick<Registry, 'enroll'>,
  { people }: Configuration,
): Promise<Map<string, PersonId>> {
  const ids = new Map<string, PersonId>();
  for (const [name, { slack }] of Object.entries(people)) {
    const accounts = slack.map((id) => `slack:${id}`);
    ids.set(name.toLowerCase(), await registry.enroll(name, accounts));
  }
  return ids;
}

/** Whether it is noted anew that somebody is there; whoever is not in the directory is not taken in by that. */
const isDayOld = (person: Person | undefined, at: Instant): boolean =>
  person !== undefined && (person.seenAt === null || millis(at) - millis(person.seenAt) >= dayMs);

/** The registry's directory, to be looked up in. */
const bookOf = (people: readonly Person[]) => ({
  people: new Map(people.map((person) => [person.id, person] as const)),
  names: namesOf(people),
  owners: new Map(
    people.flatMap(({ id, accounts }) => accounts.map((account) => [account, id] as const)),
  ),
});

const bare = (said: string): string => said.replace(/^@/u, '');

/** Members call themselves what they like: whoever bears the name of somebody else is shown with the account. */
function namesOf(people: readonly Person[]): Map<PersonId, string> {
  const byName = Map.groupBy(people, ({ name }) => name.toLowerCase());
  return new Map(
    people.map(({ id, name, accounts, isMember }) => {
      const isAlone = byName.get(name.toLowerCase())?.length === 1;
      return [id, isMember && !isAlone ? `${name} (${accounts.join(', ')})` : name];
    }),
  );
}
