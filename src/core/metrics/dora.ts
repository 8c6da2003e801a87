import { type Instant, millis, type Target } from '../ids.ts';
import { changesRelease } from '../strategy/strategy.ts';
import { type Share, type Spread, shareOf, spreadOf } from './measure.ts';
import type { Course, Row } from './row.ts';
import { detectedToRecovered } from './times.ts';

/** A release that went live on a target, as CI registered it. */
export type Deployment = {
  readonly target: Target;
  readonly version: string;
  readonly liveSince: Instant;
};

export type Window = { readonly since: Instant; readonly until: Instant };

/**
 * The measures of DORA (dora.dev/guides/dora-metrics). Change lead time is not among them: a release is registered
 * without the time of its commits, so nobody knows it here.
 */
export type Dora = {
  readonly deployments: number;
  /** Deployment frequency: deployments / days of the window. */
  readonly perDay: number;
  readonly changeFailRate: Share;
  readonly recoveryTime: Spread;
  readonly reworkRate: Share;
};

const dayMs = 86_400_000;

/** The deployments are those of the window; rows are all of its mode, because a release may fail after the window. */
export function doraOf(
  deployments: readonly Deployment[],
  { window, rows, all }: { window: Window; rows: readonly Row[]; all: readonly Row[] },
): Dora {
  const days = (millis(window.until) - millis(window.since)) / dayMs;
  return {
    deployments: deployments.length,
    perDay: days > 0 ? deployments.length / days : 0,
    changeFailRate: changeFailRate(deployments, all),
    recoveryTime: recoveryTime(rows),
    reworkRate: reworkRate(deployments, rows),
  };
}

/** What intervened by putting another release live. */
const interventions = (rows: readonly Row[]): readonly Course[] =>
  rows.flatMap(({ courses }) =>
    courses.filter(({ strategy, firstStep }) => changesRelease(strategy) && firstStep),
  );

/** Deployments that a rollback or a fix forward went away from / deployments. */
function changeFailRate(deployments: readonly Deployment[], all: readonly Row[]): Share {
  const failures = interventions(all);
  return shareOf(deployments.map((each) => failures.some((course) => leaves(course, each))));
}

const leaves = ({ targets, from, decided }: Course, deployed: Deployment): boolean =>
  from === deployed.version && decided >= deployed.liveSince && targets.includes(deployed.target);

/** Failed deployment recovery time = tV − tD of each incident in which one intervened, milliseconds. */
const recoveryTime = (rows: readonly Row[]): Spread =>
  spreadOf(rows.filter((row) => interventions([row]).length > 0).map(detectedToRecovered));

/** Deployments that nobody had planned (rollbacks, and releases that a fix forward brought) / all, rollbacks among them. */
function reworkRate(deployments: readonly Deployment[], rows: readonly Row[]): Share {
  const unplanned = interventions(rows);
  const back = unplanned.filter(({ strategy }) => strategy === 'rollback').length;
  const of = Math.max(deployments.length + back, unplanned.length);
  return {
    part: unplanned.length,
    of,
    unknown: 0,
    share: of === 0 ? undefined : unplanned.length / of,
  };
}
