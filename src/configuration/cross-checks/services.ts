import { notAmong } from '../../lib/say-issue.ts';
import type { Path } from '../../lib/yaml-values.ts';
import { effectId } from '../effects.ts';
import { peopleOf } from '../roster.ts';
import type { WrittenServiceEntry } from '../schema.ts';
import { type Found, strangers, type Whole } from './found.ts';
import { stakeholdersOf } from './stakeholders.ts';

const keys = (record: object): readonly string[] => Object.keys(record);

type Rostered = { readonly roster: readonly string[]; readonly deputy?: string | undefined };

/** A roster and its deputy. Where only something outside knows the people, a deputy stands in until it has answered. */
function rosterOf(whole: Whole, path: Path, { roster, deputy }: Rostered): readonly Found[] {
  const people = keys(whole.people);
  const known = [...people, ...keys(whole.groups)];
  const place = [...path, 'roster'];
  const found = [...strangers(place, roster, known, 'person or group')];
  if (deputy !== undefined && !people.includes(deputy)) {
    const message = `no person is called "${deputy}"${notAmong(deputy, people)}`;
    found.push({ path: [...path, 'deputy'], message });
  }
  const isKnown = peopleOf(whole, roster).some((name) => people.includes(name));
  if (found.length === 0 && !isKnown && deputy === undefined) {
    found.push({
      path: place,
      message:
        'until its source has answered nobody is on this roster, and somebody must be able to decide; name a deputy or a person too',
    });
  }
  return found;
}

function authorityOf(whole: Whole, path: Path, service: WrittenServiceEntry): readonly Found[] {
  const { authority, environments } = service;
  const place = [...path, 'authority'];
  return [
    ...rosterOf(whole, place, authority),
    ...Object.entries(authority.environments).flatMap(([name, own]) => {
      const there = [...place, 'environments', name];
      const message = `the service does not run in "${name}"${notAmong(name, environments)}`;
      return [
        ...(environments.includes(name) ? [] : [{ path: there, message }]),
        ...rosterOf(whole, there, { ...own, deputy: own.deputy ?? authority.deputy }),
      ];
    }),
  ];
}

const rolesOf = (whole: Whole, path: Path, service: WrittenServiceEntry): readonly Found[] =>
  Object.entries(service.roles).flatMap(([role, names]) => {
    const known = [...keys(whole.people), ...keys(whole.groups)];
    return strangers([...path, 'roles', role], names, known, 'person or group');
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
  { roles, effects = [], datasets = {}, support_ack: support }: WrittenServiceEntry,
): readonly Found[] {
  const known = Array.from(new Set([...keys(roles), ...standingRoles]));
  const owned = [
    ...effects.map(({ owner }, index) => ({ place: ['effects', index], owner })),
    ...Object.entries(datasets).map(([name, { owner }]) => ({ place: ['datasets', name], owner })),
  ];
  const places = owned.map(({ place, owner }) => ({ place: [...place, 'owner'], owner }));
  const asked =
    support === undefined || support === 'notify'
      ? []
      : [{ place: ['support_ack', 'role'], owner: support.role }];
  return [...places, ...asked]
    .filter(({ owner }) => !known.includes(owner))
    .map(({ place, owner }) => ({
      path: [...path, ...place],
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
      ...stakeholdersOf(whole, path, service),
      ...idsOf(
        path,
        service.success_criteria.map(({ id }) => id),
        'success_criteria',
      ),
      ...idsOf(path, (service.effects ?? []).map(effectId), 'effects'),
      ...strangers([...path, 'depends_on'], service.depends_on, names, 'service'),
    ];
  });
