import { notAmong } from '../../lib/say-issue.ts';
import type { Path } from '../../lib/yaml-values.ts';
import { effectId } from '../effects.ts';
import { peopleOf } from '../roster.ts';
import type { WrittenServiceEntry } from '../schema.ts';
import { type Found, strangers, type Whole } from './found.ts';

const keys = (record: object): readonly string[] => Object.keys(record);

/** Groups that only Slack or a schedule can answer have nobody yet, and an authority must be somebody. */
const unlisted = ({ groups }: Whole, path: Path, names: readonly string[]): readonly Found[] =>
  names.flatMap((name, index) => {
    const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
    if (group === undefined || 'people' in group) return [];
    const message = `the group "${name}" is not a list of people; list its people to use it here`;
    return [{ path: [...path, index], message }];
  });

function authorityOf(whole: Whole, path: Path, service: WrittenServiceEntry): readonly Found[] {
  const { roster, deputy } = service.authority;
  const known = [...keys(whole.people), ...keys(whole.groups)];
  const place = [...path, 'authority', 'roster'];
  const found = [
    ...strangers(place, roster, known, 'person or group'),
    ...unlisted(whole, place, roster),
  ];
  const people = keys(whole.people);
  if (deputy !== undefined && !people.includes(deputy)) {
    const message = `no person is called "${deputy}"${notAmong(deputy, people)}`;
    found.push({ path: [...path, 'authority', 'deputy'], message });
  }
  if (found.length === 0 && peopleOf(whole, roster).length === 0) {
    found.push({
      path: place,
      message: 'nobody is on this roster; somebody must be able to decide',
    });
  }
  return found;
}

const rolesOf = (whole: Whole, path: Path, service: WrittenServiceEntry): readonly Found[] =>
  Object.entries(service.roles).flatMap(([role, names]) => {
    const place = [...path, 'roles', role];
    const known = [...keys(whole.people), ...keys(whole.groups)];
    return [...strangers(place, names, known, 'person or group'), ...unlisted(whole, place, names)];
  });

/** Roles that every incident has, whatever a service lists. */
const standingRoles = [
  'authority',
  'commander',
  'deputy',
  'ops',
  'comms',
  'scribe',
  'dba',
  'support',
];

function ownersOf(
  path: Path,
  { roles, effects = [], datasets = {} }: WrittenServiceEntry,
): readonly Found[] {
  const known = Array.from(new Set([...keys(roles), ...standingRoles]));
  const owned = [
    ...effects.map(({ owner }, index) => ({ place: ['effects', index], owner })),
    ...Object.entries(datasets).map(([name, { owner }]) => ({ place: ['datasets', name], owner })),
  ];
  return owned
    .filter(({ owner }) => !known.includes(owner))
    .map(({ place, owner }) => ({
      path: [...path, ...place, 'owner'],
      message: `no role is called "${owner}"${notAmong(owner, known)}`,
    }));
}

function idsOf(path: Path, ids: readonly string[], which: string): readonly Found[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            path: [...path, which, index],
            message: `the id "${id}" is already taken; choose another one`,
          },
        ],
  );
}

export const services = (whole: Whole): readonly Found[] =>
  Object.entries(whole.services).flatMap(([name, service]) => {
    const path = ['services', name];
    const names = keys(whole.services);
    return [
      ...strangers(
        [...path, 'environments'],
        service.environments,
        keys(whole.environments),
        'environment',
      ),
      ...authorityOf(whole, path, service),
      ...rolesOf(whole, path, service),
      ...ownersOf(path, service),
      ...idsOf(
        path,
        service.success_criteria.map(({ id }) => id),
        'success_criteria',
      ),
      ...idsOf(path, (service.effects ?? []).map(effectId), 'effects'),
      ...strangers([...path, 'depends_on'], service.depends_on, names, 'service'),
    ];
  });
