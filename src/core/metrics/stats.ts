import type { Mode } from '../envelope.ts';
import { type Instant, serviceOf, type Target } from '../ids.ts';
import { type Behavior, behaviorOf } from './behavior.ts';
import {
  type Deployment,
  type Dora,
  doraOf,
  type Interventions,
  plannedLive,
  type Window,
} from './dora.ts';
import type { Share } from './measure.ts';
import { explainedOf, type WentBack } from './outside.ts';
import { type Readiness, type Rehearsal, readinessOf } from './readiness.ts';
import { type Counts, type Row, tally } from './row.ts';
import {
  automationShare,
  type DrillResult,
  drillPassRate,
  falseTriggers,
  firstTimeSuccess,
  overridesPerRun,
  rollbackSuccess,
  thrash,
} from './runs.ts';
import { type TimeFigure, timeFigures } from './times.ts';

/** What is measured: incidents of one mode that were declared in a window, of some services or all. */
export type Scope = {
  readonly window: Window;
  readonly mode: Mode;
  /** Undefined for all. */
  readonly services: readonly string[] | undefined;
};

/** What is known: all incidents and deployments, in any order, and how drills went. */
export type Known = {
  readonly rows: readonly Row[];
  readonly deployments: readonly Deployment[];
  /** Whether users are on a target: what happens elsewhere is in no figure of deployments. */
  readonly isLive: (target: Target) => boolean;
  /** What went back without a run. */
  readonly wentBack: readonly WentBack[];
  readonly drills: readonly DrillResult[];
  /** Of every service. */
  readonly rehearsals: readonly Rehearsal[];
  readonly now: Instant;
};

/** All figures of a scope. Durations in milliseconds. */
export type Stats = {
  readonly scope: Scope;
  readonly incidents: {
    readonly all: number;
    readonly outcomes: Counts;
    readonly severities: Counts;
    readonly reopened: number;
  };
  readonly times: readonly TimeFigure[];
  /** How the strategies that were followed ended, by `rollback success`. */
  readonly runs: Counts;
  readonly rollbackSuccess: Share;
  readonly firstTimeSuccess: Share;
  readonly automationShare: Share;
  readonly falseTriggers: Share;
  readonly overridesPerRun: number | undefined;
  readonly thrash: number;
  /** Of those that were closed in the window, of the same services, whatever the mode asked for. */
  readonly drillPassRate: Share;
  /** As of now, whatever the window and the mode. */
  readonly readiness: Readiness;
  /** What went back without a run, and how much of it its team has explained. It is of no mode but live. */
  readonly wentBack: Share;
  readonly dora: Dora;
  readonly behavior: Behavior | 'withheld';
};

export function statsOf(scope: Scope, known: Known): Stats {
  const { rows, wentBack, drills, rehearsals, now } = known;
  const all = rows.filter((row) => row.mode === scope.mode && isAbout(row, scope));
  const asked = all.filter(({ moments }) => isIn(moments.declared, scope));
  const begun = rows.filter(
    (row) => row.mode === 'drill' && isAbout(row, scope) && isIn(row.moments.declared, scope),
  );
  const drilled = drills.filter(({ service, at }) => isOf([service], scope) && isIn(at, scope));
  const unseen = scope.mode === 'live' ? wentBack : [];
  const gone = unseen.filter(({ target }) => isOf([serviceOf(target)], scope));
  const goneIn = gone.filter(({ since }) => isIn(since, scope));
  // A run of several services was repaired wherever one of them was, whichever of them is asked for.
  const judged = { all, gone: unseen, now };
  return {
    scope,
    incidents: countsOf(asked),
    times: timeFigures(asked),
    runs: endingsOf(asked),
    rollbackSuccess: rollbackSuccess(asked, judged),
    firstTimeSuccess: firstTimeSuccess(asked, judged),
    automationShare: automationShare(asked),
    falseTriggers: falseTriggers(asked),
    overridesPerRun: overridesPerRun(asked),
    thrash: thrash(asked),
    drillPassRate: drillPassRate(drilled, begun),
    readiness: readinessOf(
      rehearsals.filter(({ service }) => isOf([service], scope)),
      now,
    ),
    wentBack: explainedOf(goneIn),
    dora: doraIn(scope, known, { rows: asked, all, gone, goneIn }),
    behavior: behaviorOf(asked, { all, now }),
  };
}

/** Deployments are of live incidents alone, and of what was done where users are. */
function doraIn(
  scope: Scope,
  { rows, deployments, isLive }: Known,
  about: Omit<Interventions, 'window'>,
): Dora {
  const isLiveHere = scope.mode === 'live' ? isLive : () => false;
  const deployed = plannedLive(deployments, { rows, isLive: isLiveHere }).filter(
    ({ target, liveSince }) => isOf([serviceOf(target)], scope) && isIn(liveSince, scope),
  );
  const there = (some: readonly Row[]): readonly Row[] =>
    some.map((row) => ({
      ...row,
      courses: row.courses.filter(({ targets }) => targets.some(isLiveHere)),
    }));
  return doraOf(deployed, {
    window: scope.window,
    rows: there(about.rows),
    all: there(about.all),
    gone: about.gone.filter(({ target }) => isLiveHere(target)),
    goneIn: about.goneIn.filter(({ target }) => isLiveHere(target)),
  });
}

const isIn = (at: Instant, { window }: Scope): boolean => at >= window.since && at < window.until;

/** A figure that is narrowed to services would say where a private incident was: there it is in none. */
const isAbout = ({ private: isPrivate, services }: Row, scope: Scope): boolean =>
  isOf(services, scope) && !(isPrivate && scope.services !== undefined);

const isOf = (services: readonly string[], scope: Scope): boolean =>
  scope.services === undefined || services.some((one) => scope.services?.includes(one));

const endingsOf = (rows: readonly Row[]): Counts =>
  tally(
    rows.flatMap(({ courses }) =>
      courses.flatMap(({ strategy, outcome }) => (outcome ? `${strategy} ${outcome}` : [])),
    ),
  );

const countsOf = (rows: readonly Row[]): Stats['incidents'] => ({
  all: rows.length,
  outcomes: tally(rows.map(({ outcome }) => outcome)),
  severities: tally(rows.map(({ severity }) => severity ?? 'none')),
  reopened: rows.filter(({ reopened }) => reopened > 0).length,
});
