import type { Configuration } from '../../app/ports/configuration.ts';
import { judgeSecrets } from '../../core/doctor/texts.ts';
import { type Bench, byRules } from '../bench.ts';
import { type NamedSecret, secretNames } from '../secret-names.ts';
import { namedPlaybooks } from './written.ts';

/** The routing keys of people, who name a secret where the pager is PagerDuty. */
const ofPeople = ({ people, pager }: Configuration): readonly NamedSecret[] =>
  pager?.kind !== 'pagerduty'
    ? []
    : Object.entries(people).flatMap(([person, { pager: name }]) =>
        name === undefined ? [] : [{ name, of: `people.${person}` }],
      );

/** Every secret that the configuration, or a playbook that it names, names. */
export async function allNamed(
  rules: Configuration,
  bench: Pick<Bench, 'settings'>,
): Promise<readonly NamedSecret[]> {
  const { services, ...rest } = rules;
  const books = await namedPlaybooks(rules, bench);
  return [
    ...Object.entries(rest).flatMap(([key, value]) => secretNames(key, value)),
    ...Object.entries(services).flatMap(([name, one]) => secretNames(`services.${name}`, one)),
    ...ofPeople(rules),
    ...books.flatMap(({ name, value }) => secretNames(`playbook ${name}`, value)),
  ];
}

export const secrets = byRules(async (rules, bench) => {
  const users = new Map<string, Set<string>>();
  for (const { name, of } of await allNamed(rules, bench)) {
    users.set(name, (users.get(name) ?? new Set()).add(of));
  }
  return judgeSecrets(
    Array.from(users, ([name, of]) => ({ name, of: [...of], isSet: bench.secrets([name]).ok })),
  );
});
