import type { PersonId } from '../core/ids.ts';
import { nearest } from '../lib/nearest.ts';
import type { Configuration } from './ports/configuration.ts';
import type { Person, Registry } from './ports/registry.ts';

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
  /** Takes in somebody whom the configuration does not name. A name that is taken is told apart by the account. */
  readonly admit: (account: string, name: string) => Promise<PersonId>;
  /** Takes the people of a new configuration in. */
  readonly learn: (configuration: Configuration) => Promise<void>;
};

export function openDirectory(registry: Pick<Registry, 'enroll' | 'people'>): Directory {
  let configured = new Map<string, PersonId>();
  let all = new Map<PersonId, Person>();
  let byAccount = new Map<string, PersonId>();
  const reload = async (): Promise<void> => {
    const people = await registry.people();
    all = new Map(people.map((person) => [person.id, person]));
    byAccount = new Map(
      people.flatMap(({ id, accounts }) => accounts.map((account) => [account, id] as const)),
    );
  };
  const find = (said: string): PersonId | undefined =>
    configured.get(bare(said).toLowerCase()) ?? [...configured.values()].find((id) => id === said);
  return {
    find,
    nearest: (said) => nearest(bare(said), [...configured.keys()]),
    nameOf: (person) => all.get(person)?.name ?? 'someone erased',
    ids: (names) => names.map(find).filter((person) => person !== undefined),
    names: () => [...configured.keys()],
    with: (account) => byAccount.get(account),
    accountsOf: (person) => all.get(person)?.accounts ?? [],
    admit: async (account, name) => {
      const known = byAccount.get(account);
      if (known !== undefined) return known;
      const taken = [...all.values()].some((person) => person.name === name);
      await registry.enroll(taken ? `${name} (${account})` : name, [account]);
      await reload();
      return knownNow(byAccount, account);
    },
    learn: async ({ people }) => {
      const enrolled = new Map<string, PersonId>();
      for (const [name, entry] of Object.entries(people)) {
        const accounts = entry.slack.map((id) => `slack:${id}`);
        enrolled.set(name.toLowerCase(), await registry.enroll(name, accounts));
      }
      configured = enrolled;
      await reload();
    },
  };
}

const bare = (said: string): string => said.replace(/^@/u, '');

function knownNow(byAccount: ReadonlyMap<string, PersonId>, account: string): PersonId {
  const person = byAccount.get(account);
  if (person === undefined) throw new Error(`${account} was enrolled and is not there`);
  return person;
}
