import { notAmong } from '../../lib/say-issue.ts';
import type { Path } from '../../lib/yaml-values.ts';
import { type Found, strangers, type Whole } from './found.ts';

const keys = (record: object): readonly string[] => Object.keys(record);

/** A finding for each name that stands in more than one of the lists. */
function shared(
  lists: readonly {
    readonly path: Path;
    readonly names: readonly string[];
    readonly owner: string;
  }[],
  what: string,
): readonly Found[] {
  const owners = new Map<string, string>();
  return lists.flatMap(({ path, names, owner }) =>
    names.flatMap((name, index) => {
      const other = owners.get(name);
      owners.set(name, other ?? owner);
      if (other === undefined) return [];
      return [
        {
          path: [...path, index],
          message: `${what} "${name}" already belongs to ${other}; one human each`,
        },
      ];
    }),
  );
}

export function peopleAndTokens({ people, tokens, services }: Whole): readonly Found[] {
  const teams = Object.values(services).map(({ owner }) => owner);
  const entries = Object.entries(people);
  const pagerUsers = entries.flatMap(([owner, { pager_user: user }]) =>
    user === undefined ? [] : [{ path: ['people', owner, 'pager_user'], names: [user], owner }],
  );
  const lists = (part: 'tokens' | 'slack') =>
    entries.map(([owner, person]) => ({
      path: ['people', owner, part],
      names: person[part],
      owner,
    }));
  return [
    ...entries.flatMap(([name, person]) => [
      ...strangers(['people', name, 'tokens'], person.tokens, keys(tokens), 'token'),
      ...strangers(['people', name, 'lead_of'], person.lead_of, teams, 'owning team'),
    ]),
    ...shared(lists('tokens'), 'the token'),
    ...shared(lists('slack'), 'the Slack account'),
    ...shared(pagerUsers, 'the user of the pager'),
  ];
}

/** Two names for one token would make it unclear who acts. */
export function sameTokens({ tokens }: Whole): readonly Found[] {
  const names = new Map<string, string>();
  return Object.entries(tokens).flatMap(([name, { sha256 }]) => {
    const other = names.get(sha256);
    names.set(sha256, other ?? name);
    if (other === undefined) return [];
    return [{ path: ['tokens', name, 'sha256'], message: `this is the same token as "${other}"` }];
  });
}

export function groupsAndAdmins({ people, groups, admins }: Whole): readonly Found[] {
  const known = keys(people);
  return [
    ...strangers(['admins'], admins, known, 'person'),
    ...Object.entries(groups).flatMap(([name, group]) => [
      ...('people' in group
        ? strangers(['groups', name, 'people'], group.people, known, 'person')
        : []),
      ...(known.includes(name)
        ? [
            {
              path: ['groups', name],
              message: `"${name}" is a person too; give the group another name`,
            },
          ]
        : []),
    ]),
  ];
}

export function defaultEnvironment({
  default_environment: name,
  environments,
}: Whole): readonly Found[] {
  if (Object.hasOwn(environments, name)) return [];
  const message = `no environment is called "${name}"${notAmong(name, keys(environments))}`;
  return [{ path: ['default_environment'], message }];
}
