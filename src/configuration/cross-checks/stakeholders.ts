import { notAmong } from '../../lib/say-issue.ts';
import type { Path } from '../../lib/yaml-values.ts';
import { peopleOf } from '../roster.ts';
import type { WrittenServiceEntry } from '../schema.ts';
import type { WrittenStakeholder } from '../stakeholders.ts';
import { type Found, strangers, type Whole } from './found.ts';

/** An approval that nobody can give would stop every rollback at night: it is found here, by day. */
export const stakeholdersOf = (
  whole: Whole,
  path: Path,
  { roles, stakeholders }: WrittenServiceEntry,
): readonly Found[] =>
  stakeholders.flatMap((one, index) => {
    const place = [...path, 'stakeholders', index];
    const known = [...Object.keys(whole.people), ...Object.keys(whole.groups)];
    const found = [
      ...strangers([...place, 'people'], one.people, known, 'person or group'),
      ...roleOf(place, one, Object.keys(roles)),
    ];
    return found.length > 0 ? found : reachOf(whole, place, one, roles);
  });

function roleOf(
  place: Path,
  { role, people }: WrittenStakeholder,
  roles: readonly string[],
): readonly Found[] {
  if (role === undefined) {
    const message = 'a stakeholder is a role, or people, or both';
    return people.length === 0 ? [{ path: place, message }] : [];
  }
  if (roles.includes(role)) return [];
  const message = `this service has no role "${role}"${notAmong(role, roles)}`;
  return [{ path: [...place, 'role'], message }];
}

function reachOf(
  whole: Whole,
  place: Path,
  one: WrittenStakeholder,
  roles: WrittenServiceEntry['roles'],
): readonly Found[] {
  if (one.mode === 'notify') return [];
  const late = {
    path: [...place, 'when'],
    message: 'an answer is asked before; only notify may be later',
  };
  const untimed = { path: [...place, 'on_timeout'], message: 'on_timeout needs a timeout' };
  return [
    ...tooFew(whole, place, one, roles),
    ...(one.when === 'before' ? [] : [late]),
    ...(one.on_timeout !== 'wait' && one.timeout === undefined && one.mode === 'approve'
      ? [untimed]
      : []),
  ];
}

function tooFew(
  whole: Whole,
  path: Path,
  { role, people, min }: WrittenStakeholder,
  roles: WrittenServiceEntry['roles'],
): readonly Found[] {
  const holders = role === undefined ? [] : (roles[role] ?? []);
  const able = peopleOf(whole, [...holders, ...people]);
  // Who is in a group that only something outside knows is not known here.
  const isOutside = able.some((name) => Object.hasOwn(whole.groups, name));
  if (isOutside || able.length >= min) return [];
  const message = `${min} must answer, and ${able.length} can: no rollback would ever get its approval`;
  return [{ path, message }];
}
