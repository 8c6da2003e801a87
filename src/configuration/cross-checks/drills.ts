import type { DrillEntry } from '../../app/ports/configuration.ts';
import { canonical } from '../../lib/canonical.ts';
import { notAmong, quoted } from '../../lib/say-issue.ts';
import type { Path } from '../../lib/yaml-values.ts';
import { drillEntry } from '../drills.ts';
import type { WrittenServiceEntry } from '../schema.ts';
import { type Found, strangers, type Whole } from './found.ts';

type Drilled = {
  readonly name: string;
  readonly path: Path;
  readonly service: WrittenServiceEntry;
  readonly entry: DrillEntry;
};

/** Drills that could never be reminded of, or would hurt somebody, are found here, by day. */
export function drills(whole: Whole): readonly Found[] {
  const all = Object.entries(whole.services).flatMap(([name, service]): readonly Drilled[] => {
    const entry = drillEntry(whole, name, service);
    return entry === undefined
      ? []
      : [{ name, path: ['services', name, 'drills'], service, entry }];
  });
  return [
    ...all.flatMap((one) => [...whereOf(whole, one), ...hoursOf(one), ...peopleIn(whole, one)]),
    ...sameHours(all),
  ];
}

/** On a protected environment people are hurt: only in a window that somebody wrote down. */
function whereOf({ environments }: Whole, { path, service, entry }: Drilled): readonly Found[] {
  const environment = entry.target.slice(entry.target.indexOf('@') + 1);
  const known = service.environments;
  const own = service.drills?.environment === undefined ? path : [...path, 'environment'];
  if (!known.includes(environment)) {
    const message = `the service does not run in ${quoted(environment)}, where it would be rehearsed${notAmong(environment, known)}`;
    return [{ path: own, message }];
  }
  const isOpen = environments[environment]?.protected === false || entry.windows.length > 0;
  return isOpen
    ? []
    : [
        {
          path: own,
          message: `${quoted(environment)} is protected: name windows in which it may be rehearsed there, or another environment`,
        },
      ];
}

const hoursOf = ({ path, entry: { at, until } }: Drilled): readonly Found[] =>
  at < until
    ? []
    : [{ path, message: `the hours of drills end (${until}) before they begin (${at})` }];

const peopleIn = (whole: Whole, { path, service }: Drilled): readonly Found[] =>
  strangers(
    [...path, 'people'],
    service.drills?.people ?? [],
    [...Object.keys(whole.people), ...Object.keys(whole.groups)],
    'person or group',
  );

/** One team has one hour and one channel: it hears of one drill a day. */
function sameHours(all: readonly Drilled[]): readonly Found[] {
  const hours = ({ at, until, zone, channel, workdays, holidays }: DrillEntry): string =>
    canonical({
      at,
      until,
      zone,
      channel: channel ?? null,
      workdays: workdays?.toSorted() ?? null,
      holidays: { ...holidays },
    });
  const first = new Map<string, Drilled>();
  return all.flatMap((one) => {
    const { owner } = one.service;
    const other = first.get(owner) ?? one;
    first.set(owner, other);
    return hours(one.entry) === hours(other.entry)
      ? []
      : [
          {
            path: one.path,
            message: `${owner} is reminded once a day, and ${other.name} says otherwise when or where: at, until, zone, channel, workdays and holidays are the same for all services of one owner`,
          },
        ];
  });
}
