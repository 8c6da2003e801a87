import { after, type Instant, serviceOf } from '../ids.ts';
import { type Share, shareOf } from './measure.ts';
import type { WentBack } from './outside.ts';
import { type Course, type Row, sum } from './row.ts';

const hourMs = 3_600_000;
/** A rollback has to last so long without a second one or a repair by hand (record.md). */
const lastingMs = 24 * hourMs;
/** So long after a rollback another one of the service is thrash (triggers.md, 3.13). */
const coolDownMs = hourMs / 2;

/** A rollback that began: one that was aborted before its first step that changes something is none (record.md). */
type Rollback = { readonly row: Row; readonly course: Course; readonly at: Instant };

const rollbacksIn = (rows: readonly Row[]): readonly Rollback[] =>
  rows.flatMap((row) =>
    row.courses.flatMap((course) =>
      course.strategy === 'rollback' && course.firstStep !== undefined
        ? [{ row, course, at: course.firstStep }]
        : [],
    ),
  );

/**
 * Rows of every incident of the mode, also those outside the window, and all that went back without a run: what comes
 * after a run is judged by them.
 */
type Judged = {
  readonly all: readonly Row[];
  readonly gone: readonly Pick<WentBack, 'target' | 'since'>[];
  readonly now: Instant;
};

/**
 * Whether a rollback was validated and lasted 24 h without another strategy on its targets, and without anybody who took
 * one of them back by hand (record.md). Partial counts, if the incident recovered; superseded and worse do not. Undefined
 * while nobody can tell: it runs, its incident is open, or its 24 h are not over.
 */
function succeeded({ row, course }: Rollback, { all, gone, now }: Judged): boolean | undefined {
  const { outcome, ended } = course;
  if (outcome === undefined || ended === undefined) return undefined;
  if (outcome !== 'success' && outcome !== 'partial') return false;
  const until = after(ended, lastingMs);
  const lasting = { from: ended, until };
  if (isFollowed(course, lasting, all) || isRepaired(course, lasting, gone)) return false;
  if (row.moments.recovered === undefined) return row.outcome === 'open' ? undefined : false;
  return until <= now ? true : undefined;
}

type Lasting = { readonly from: Instant; readonly until: Instant };

/** Whether another strategy was begun on its targets in this time; one that ended as it was decided is not another one. */
const isFollowed = (course: Course, { from, until }: Lasting, all: readonly Row[]): boolean =>
  all.some(({ courses }) =>
    courses.some(
      (other) =>
        other !== course &&
        other.decided >= from &&
        other.decided < until &&
        other.targets.some((target) => course.targets.includes(target)),
    ),
  );

/** Whether somebody took one of its targets back by hand in this time. A repair that changes no release is known to nobody. */
const isRepaired = (
  { targets }: Pick<Course, 'targets'>,
  { from, until }: Lasting,
  gone: Judged['gone'],
): boolean =>
  gone.some(({ target, since }) => since >= from && since < until && targets.includes(target));

/** Rollbacks validated without a second one or a repair by hand within 24 h / rollbacks that began (record.md). */
export const rollbackSuccess = (rows: readonly Row[], judged: Judged): Share =>
  shareOf(rollbacksIn(rows).map((rollback) => succeeded(rollback, judged)));

/** The same of the first rollback of each incident alone (record.md). */
export const firstTimeSuccess = (rows: readonly Row[], judged: Judged): Share =>
  shareOf(
    rows.flatMap((row) =>
      rollbacksIn([row])
        .slice(0, 1)
        .map((rollback) => succeeded(rollback, judged)),
    ),
  );

/** Rollbacks that a signed standing order decided / rollbacks that began (record.md, "automation share"). */
export const automationShare = (rows: readonly Row[]): Share =>
  shareOf(rollbacksIn(rows).map(({ course }) => course.standingOrder));

/** Incidents of triggers that nobody took up / incidents of triggers (record.md, "false-trigger rate"). */
export const falseTriggers = (rows: readonly Row[]): Share =>
  shareOf(
    rows
      .filter(({ origin }) => origin === 'trigger')
      .map(({ outcome }) => (outcome === 'open' ? undefined : outcome === 'not-taken-up')),
  );

/** Rollbacks of a service that began within 30 min after the end of another one there (record.md, "thrash count"). */
export function thrash(rows: readonly Row[]): number {
  const rollbacks = rollbacksIn(rows);
  return rollbacks.filter(({ course, at }) =>
    rollbacks.some(
      (earlier) =>
        earlier.at < at &&
        at < after(earlier.course.ended ?? earlier.at, coolDownMs) &&
        sharesService(earlier.course, course),
    ),
  ).length;
}

const sharesService = (one: Course, other: Course): boolean =>
  one.targets.some((target) => other.targets.map(serviceOf).includes(serviceOf(target)));

/** Overrides / runs that began (record.md, "guardrail overrides per run"); undefined where none did. */
export function overridesPerRun(rows: readonly Row[]): number | undefined {
  const runs = rows.flatMap(({ courses }) => courses.filter(({ firstStep }) => firstStep));
  const overrides = sum(rows.flatMap((row) => Object.values(row.overrides)));
  return runs.length === 0 ? undefined : overrides / runs.length;
}

/** A drill that was closed, and whether it passed by its score. */
export type DrillResult = {
  readonly service: string;
  readonly at: Instant;
  readonly passed: boolean;
};

/**
 * Drills that passed / drills that were scored (record.md, "drill pass rate"): the score that each got as it was closed is
 * the one definition, here and in what is counted. One that goes on is unknown; one that a live incident ended is in
 * neither, because nobody is scored for it.
 */
export const drillPassRate = (drills: readonly DrillResult[], begun: readonly Row[]): Share =>
  shareOf([
    ...drills.map(({ passed }) => passed),
    ...begun.filter(({ outcome }) => outcome === 'open').map(() => undefined),
  ]);
