import type { Event } from '../events.ts';
import { type Instant, millis, type Target } from '../ids.ts';
import { changesRelease } from '../strategy/strategy.ts';
import { type Share, type Spread, shareOf, spreadOf } from './measure.ts';
import type { WentBack } from './outside.ts';
import type { Course, Row } from './row.ts';
import { detectedToRecovered, span } from './times.ts';

/** A release that went live on a target, as CI registered it. */
export type Deployment = {
  readonly target: Target;
  readonly version: string;
  readonly liveSince: Instant;
  /** When the oldest of its new commits was made; undefined where nobody has said. */
  readonly committedAt: Instant | undefined;
};

/** What went live on a target by its record: said again with more of what it carries, a release is the same deployment. */
export function deploymentsIn(events: readonly Event[]): readonly Deployment[] {
  const found = new Map<string, Deployment>();
  for (const event of events) {
    if (event.type !== 'ReleaseRegistered') continue;
    const { target, version, liveSince } = event;
    const key = `${version} ${liveSince}`;
    const committedAt = event.committedAt ?? found.get(key)?.committedAt;
    found.set(key, { target, version, liveSince, committedAt });
  }
  return [...found.values()];
}

/**
 * Those to targets that are live, without what a drill brought about there: what went live while its strategy was followed,
 * and the release that it went back from, brought again after it.
 */
export function plannedLive(
  deployments: readonly Deployment[],
  { rows, isLive }: { readonly rows: readonly Row[]; readonly isLive: (one: Target) => boolean },
): readonly Deployment[] {
  const live = deployments.filter(({ target }) => isLive(target));
  const drilled = rows.flatMap(({ mode, courses }) => (mode === 'drill' ? courses : []));
  const again = new Set(drilled.flatMap((course) => broughtAgain(course, live)));
  return live.filter(
    (each) => !(again.has(each) || drilled.some((course) => isDuring(course, each))),
  );
}

const isDuring = ({ targets, decided, ended }: Course, { target, liveSince }: Deployment) =>
  targets.includes(target) && decided <= liveSince && (ended === undefined || liveSince <= ended);

/** The first one of the release that was gone back from, on each target. */
function broughtAgain(
  { targets, from, decided }: Course,
  live: readonly Deployment[],
): readonly Deployment[] {
  const later = live
    .filter(({ version, liveSince }) => version === from && decided < liveSince)
    .toSorted((one, other) => one.liveSince.localeCompare(other.liveSince));
  return targets.flatMap((target) => later.find((each) => each.target === target) ?? []);
}

export type Window = { readonly since: Instant; readonly until: Instant };

/** The measures of DORA (dora.dev/guides/dora-metrics). */
export type Dora = {
  readonly deployments: number;
  /** Deployment frequency: deployments / days of the window. */
  readonly perDay: number;
  /** Change lead time; unknown of each release that was registered without the time of its commits. */
  readonly leadTime: Spread;
  readonly changeFailRate: Share;
  readonly recoveryTime: Spread;
  readonly reworkRate: Share;
};

const dayMs = 86_400_000;

/** Those of the window, and all of its mode, because a release may fail after the window. */
export type Interventions = {
  readonly window: Window;
  readonly rows: readonly Row[];
  readonly all: readonly Row[];
  readonly goneIn: readonly WentBack[];
  readonly gone: readonly WentBack[];
};

/** The deployments are those of the window. What went back without a run failed like any other. */
export function doraOf(
  deployments: readonly Deployment[],
  { window, rows, all, goneIn, gone }: Interventions,
): Dora {
  const days = (millis(window.until) - millis(window.since)) / dayMs;
  return {
    deployments: deployments.length,
    perDay: days > 0 ? deployments.length / days : 0,
    leadTime: leadTime(deployments),
    changeFailRate: changeFailRate(deployments, all, gone),
    recoveryTime: recoveryTime(rows),
    reworkRate: reworkRate(deployments, rows, goneIn),
  };
}

/** Change lead time = going live − the oldest of its new commits, milliseconds; one that was made later cannot be. */
const leadTime = (deployments: readonly Deployment[]): Spread =>
  spreadOf(deployments.map(({ committedAt, liveSince }) => span(committedAt, liveSince)));

/** What intervened by putting another release live. */
const interventions = (rows: readonly Row[]): readonly Course[] =>
  rows.flatMap(({ courses }) =>
    courses.filter(({ strategy, firstStep }) => changesRelease(strategy) && firstStep),
  );

/** Deployments that a rollback, a fix forward, or somebody without a run went away from / deployments. */
function changeFailRate(
  deployments: readonly Deployment[],
  all: readonly Row[],
  gone: readonly WentBack[],
): Share {
  const failures = [
    ...interventions(all),
    ...gone.map(({ target, from, since }) => ({ targets: [target], from, decided: since })),
  ];
  return shareOf(deployments.map((each) => failures.some((failure) => leaves(failure, each))));
}

const leaves = (
  { targets, from, decided }: Pick<Course, 'targets' | 'from' | 'decided'>,
  deployed: Deployment,
): boolean =>
  from === deployed.version && decided >= deployed.liveSince && targets.includes(deployed.target);

/** Failed deployment recovery time = tV − tD of each incident in which one intervened, milliseconds. */
const recoveryTime = (rows: readonly Row[]): Spread =>
  spreadOf(rows.filter((row) => interventions([row]).length > 0).map(detectedToRecovered));

/**
 * Deployments that nobody had planned (rollbacks, with and without a run, and releases that a fix forward brought) / all,
 * rollbacks among them. One that a pipeline registered is among the deployments already.
 */
function reworkRate(
  deployments: readonly Deployment[],
  rows: readonly Row[],
  gone: readonly WentBack[],
): Share {
  const followed = interventions(rows);
  const back = followed.filter(({ strategy }) => strategy === 'rollback').length;
  const unseen = gone.filter(({ seen }) => seen !== 'registered').length;
  const part = followed.length + gone.length;
  const of = Math.max(deployments.length + back + unseen, part);
  return { part, of, unknown: 0, share: of === 0 ? undefined : part / of };
}
