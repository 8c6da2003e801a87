import { after, type Instant, type PersonId } from '../ids.ts';
import { type Share, shareOf } from './measure.ts';
import {
  type AssumptionKind,
  type Counts,
  type Course,
  noAssumptions,
  type Row,
  sum,
} from './row.ts';

/** No figure about how people behave is told of fewer than these (capabilities, P50). */
export const fewestPeople = 5;

/** How people, guardrails and approvals got on (capabilities, S55, S62). */
export type Behavior = {
  /** Milliseconds in which a decision waited for an authority who gave no sign. */
  readonly unattendedMs: number;
  /** Incidents of which it goes on. */
  readonly unattendedNow: number;
  /** Approvals that were asked for during incidents. */
  readonly approvalsAsked: number;
  /** Strategies that were activated after another one in the same incident. */
  readonly secondStrategies: number;
  readonly advice: number;
  /** By code. */
  readonly refusals: Counts;
  /** By kind. */
  readonly overrides: Counts;
  readonly assumptions: Readonly<Record<AssumptionKind, number>>;
  readonly playbookChanges: Share;
};

/** The figures; `withheld` where so few people were there that they would tell of one of them. */
export function behaviorOf(
  rows: readonly Row[],
  known: { readonly all: readonly Row[]; readonly now: Instant },
): Behavior | 'withheld' {
  const people = new Set<PersonId>(rows.flatMap((row) => row.people));
  if (people.size < fewestPeople) return 'withheld';
  return {
    unattendedMs: sum(rows.map(({ unattendedMs }) => unattendedMs)),
    unattendedNow: rows.filter(({ unattendedNow }) => unattendedNow).length,
    approvalsAsked: sum(rows.map(({ approvalsAsked }) => approvalsAsked)),
    secondStrategies: sum(rows.map(({ courses }) => Math.max(0, courses.length - 1))),
    advice: sum(rows.map(({ advice }) => advice)),
    refusals: together(rows.map(({ refusals }) => refusals)),
    overrides: together(rows.map(({ overrides }) => overrides)),
    assumptions: {
      ...noAssumptions,
      ...together(rows.map(({ assumptions }) => assumptions)),
    },
    playbookChanges: playbookChanges(rows, known),
  };
}

/** Counts of the same names added up, the most frequent first, then by name. */
function together(all: readonly Counts[]): Counts {
  const names = [...new Set(all.flatMap((counts) => Object.keys(counts)))];
  return Object.fromEntries(
    names
      .map((name) => [name, sum(all.map((counts) => counts[name] ?? 0))] as const)
      .toSorted(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)),
  );
}

/** A playbook that was not good enough is to be better within this time (capabilities, S55). */
const learningMs = 10 * 86_400_000;

/**
 * Incidents after which their playbook was changed within 10 days / incidents with a run. It was changed where a lesson of
 * the incident was closed with a later version of it, or a plan was carried out under a changed playbook of the same name.
 * It was not where that time is over and a lesson is open still, or the playbook was followed unchanged. Else it is unknown:
 * the record sees a playbook only when somebody says so or follows it.
 */
function playbookChanges(
  rows: readonly Row[],
  known: { readonly all: readonly Row[]; readonly now: Instant },
): Share {
  return shareOf(
    rows.flatMap((row) => {
      const last = row.courses.findLast(({ playbook, ended }) => playbook && ended);
      return last?.playbook === undefined || last.ended === undefined
        ? []
        : [isChanged(row, { playbook: last.playbook, ended: last.ended }, known)];
    }),
  );
}

type Followed = {
  readonly playbook: NonNullable<Course['playbook']>;
  readonly ended: Instant;
};

function isChanged(
  { lessons }: Pick<Row, 'lessons'>,
  { playbook, ended }: Followed,
  { all, now }: { readonly all: readonly Row[]; readonly now: Instant },
): boolean | undefined {
  const until = after(ended, learningMs);
  const inTime = (at: Instant): boolean => at > ended && at <= until;
  const next = all
    .flatMap(({ courses }) => courses)
    .filter((other) => other.playbook?.name === playbook.name && inTime(other.decided));
  const isSaid = lessons.some(
    ({ changed }) => changed?.playbook === playbook.name && inTime(changed.at),
  );
  if (isSaid || next.some((other) => other.playbook?.digest !== playbook.digest)) return true;
  return until <= now && (next.length > 0 || lessons.length > 0) ? false : undefined;
}
