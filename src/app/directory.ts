import type { PersonId } from '../core/ids.ts';
import { nearest } from '../lib/nearest.ts';
import type { Configuration } from './ports/configuration.ts';
import type { Registry } from './ports/registry.ts';

/** Who is who: names and ids of people, as the registry's directory and the configuration have them. */
export type Directory = {
  /** `@first-oncall`, `first-oncall` or `p_…` → the person, if there is one. */
  readonly find: (said: string) => PersonId | undefined;
  readonly nearest: (said: string) => string | undefined;
  /** The name of a person; someone erased is called so. */
  readonly nameOf: (person: PersonId) => string;
  readonly ids: (names: readonly string[]) => readonly PersonId[];
  readonly names: () => readonly string[];
  /** Takes the people of a new configuration in. */
  readonly learn: (configuration: Configuration) => Promise<void>;
};

export function openDirectory(registry: Pick<Registry, 'enroll' | 'people'>): Directory {
  let byName = new Map<string, PersonId>();
  let byId = new Map<string, string>();
  const find = (said: string): PersonId | undefined =>
    byName.get(said.replace(/^@/u, '').toLowerCase()) ??
    [...byName.values()].find((id) => id === said);
  return {
    find,
    nearest: (said) => nearest(said.replace(/^@/u, ''), [...byName.keys()]),
    nameOf: (person) => byId.get(person) ?? 'someone erased',
    ids: (names) => names.map(find).filter((person) => person !== undefined),
    names: () => [...byName.keys()],
    learn: async ({ people }) => {
      const enrolled = new Map<string, PersonId>();
      for (const [name, entry] of Object.entries(people)) {
        const accounts = entry.slack.map((id) => `slack:${id}`);
        enrolled.set(name.toLowerCase(), await registry.enroll(name, accounts));
      }
      byName = enrolled;
      byId = new Map((await registry.people()).map(({ id, name }) => [id, name]));
    },
  };
}
